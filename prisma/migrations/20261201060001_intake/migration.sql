-- Clients come in by themselves, and by what intake systems push: decision 0082.

-- CreateTable
CREATE TABLE "intake_settings" (
    "firm_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "is_on" BOOLEAN NOT NULL,
    "reviews_all" BOOLEAN NOT NULL,
    "frame_origins" TEXT[],
    "welcome_en" TEXT NOT NULL,
    "welcome_es" TEXT NOT NULL,
    "lead_fields" JSONB NOT NULL,
    "leads_key_hash" TEXT,
    "leads_key_last_four" TEXT,
    "leads_key_made_at" TIMESTAMPTZ(3),

    CONSTRAINT "intake_settings_pkey" PRIMARY KEY ("firm_id")
);

-- CreateTable
CREATE TABLE "intake_submissions" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "review_reason" TEXT,
    "answers" JSONB NOT NULL,
    "visa_type" TEXT,
    "complexity" INTEGER,
    "deadline" DATE,
    "external_ref" TEXT,
    "content_digest" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_name" TEXT,
    "case_id" UUID,
    "link_hash" TEXT,
    "link_expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "intake_submissions_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "intake_proofs" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "nonce_digest" TEXT NOT NULL,
    "submission_id" UUID NOT NULL,
    "content_digest" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_proofs_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "intake_submissions_status_idx" ON "intake_submissions"("firm_id", "status", "received_at", "id");

-- CreateIndex
CREATE INDEX "intake_submissions_content_idx" ON "intake_submissions"("firm_id", "content_digest", "received_at");

-- CreateIndex
CREATE INDEX "intake_submissions_case_idx" ON "intake_submissions"("firm_id", "case_id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_submissions_link_key" ON "intake_submissions"("firm_id", "link_hash");

-- CreateIndex
CREATE UNIQUE INDEX "intake_submissions_external_ref_key" ON "intake_submissions"("firm_id", "external_ref");

-- CreateIndex
CREATE INDEX "intake_proofs_expires_idx" ON "intake_proofs"("firm_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "intake_proofs_nonce_key" ON "intake_proofs"("firm_id", "nonce_digest");

-- AddForeignKey
ALTER TABLE "intake_settings" ADD CONSTRAINT "intake_settings_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "intake_submissions" ADD CONSTRAINT "intake_submissions_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "intake_submissions" ADD CONSTRAINT "intake_submissions_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "intake_proofs" ADD CONSTRAINT "intake_proofs_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE intake_submissions
  ADD CONSTRAINT intake_submissions_source_check CHECK (source IN ('page', 'lead')),
  ADD CONSTRAINT intake_submissions_language_check CHECK (language IN ('en', 'es')),
  ADD CONSTRAINT intake_submissions_status_check CHECK (status IN ('to-review', 'accepted', 'refused')),
  ADD CONSTRAINT intake_submissions_review_reason_check CHECK (review_reason IN
    ('firm-looks', 'not-sure', 'sent-before', 'deadline-passed')),
  -- What is accepted has a case, and nothing else has one.
  ADD CONSTRAINT intake_submissions_case_check CHECK ((status = 'accepted') = (case_id IS NOT NULL)),
  ADD CONSTRAINT intake_submissions_asked_check CHECK (status = 'accepted' OR review_reason IS NOT NULL);

-- What waits for a person is told to managers and admins: one kind more than there are.
ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'conflict-waits', 'conflicts-wait', 'submission-waits',
     'deadline-near', 'deadline-passed', 'deadlines-due', 'over-capacity', 'handoff-asked',
     'handoff-accepted', 'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'mentioned-in-note',
     'rules-not-published', 'cover-planned', 'cover-started', 'cover-returned', 'cover-ended',
     'cover-kept', 'cover-not-possible', 'departure-open', 'departure-finished', 'wall-conflict',
     'wall-conflicts', 'opening-refused'));

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE (version, is_on, reviews_all, frame_origins, welcome_en, welcome_es, lead_fields,
                              leads_key_hash, leads_key_last_four, leads_key_made_at)
  ON intake_settings TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (status, answers, external_ref, answered_at, answered_by_name, case_id, link_hash, link_expires_at)
  ON intake_submissions TO evenhand_app;
GRANT SELECT, INSERT, DELETE ON intake_proofs TO evenhand_app;
GRANT SELECT ON intake_settings, intake_submissions, intake_proofs TO evenhand_walled;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE intake_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON intake_settings
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

ALTER TABLE intake_submissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_submissions FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON intake_submissions
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
-- What came of it is behind the same wall as its case.
CREATE POLICY behind_walls ON intake_submissions AS RESTRICTIVE TO evenhand_walled
  USING (case_id IS NULL
         OR (walled_cases() IS NOT NULL AND case_id NOT IN (SELECT unnest(walled_cases()))));

ALTER TABLE intake_proofs ENABLE ROW LEVEL SECURITY;
ALTER TABLE intake_proofs FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON intake_proofs
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
