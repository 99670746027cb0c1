-- CreateTable
CREATE TABLE "notifications" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "case_id" UUID,
    "handoff_id" UUID,
    "facts" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "notifications_member_idx" ON "notifications"("firm_id", "member_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notifications_case_idx" ON "notifications"("firm_id", "case_id");

-- CreateIndex
CREATE INDEX "notifications_handoff_idx" ON "notifications"("firm_id", "handoff_id");

-- CreateIndex
CREATE INDEX "notifications_age_idx" ON "notifications"("firm_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notifications_key" ON "notifications"("firm_id", "member_id", "key");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_member_fk" FOREIGN KEY ("firm_id", "member_id") REFERENCES "members"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_handoff_fk" FOREIGN KEY ("firm_id", "handoff_id") REFERENCES "handoffs"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists ------------------------------------------------------------------------------------

ALTER TABLE notifications
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'handoff-asked', 'handoff-accepted',
     'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'rules-not-published',
     'cover-not-possible'));

-- A question that nobody answers in time is closed by itself.
ALTER TABLE handoffs
  DROP CONSTRAINT handoffs_status_check,
  ADD CONSTRAINT handoffs_status_check
    CHECK (status IN ('pending', 'accepted', 'declined', 'withdrawn', 'expired', 'done'));

-- Partial index: the number beside the bell, short however much was ever told -----------------------

CREATE INDEX notifications_unread_idx ON notifications (firm_id, member_id) WHERE read_at IS NULL;

-- Grants: what was told stays as it was told, until it is read and old ------------------------------

GRANT SELECT, INSERT, UPDATE (read_at), DELETE ON notifications TO evenhand_app;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE notifications ENABLE ROW LEVEL SECURITY;
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON notifications
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
