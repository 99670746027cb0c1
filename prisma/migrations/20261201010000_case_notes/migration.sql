-- Notes on a case are rows of their own, dated, signed and kept: decision 0078.

-- CreateTable
CREATE TABLE "case_notes" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" JSONB NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "author_name" TEXT NOT NULL,

    CONSTRAINT "case_notes_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "case_notes_case_idx" ON "case_notes"("firm_id", "case_id", "written_at", "id");

-- AddForeignKey
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE case_notes ADD CONSTRAINT case_notes_text_check CHECK (length(text) > 0);

-- The one text that a case had becomes its first note, under the case's own id: signed by who wrote it
-- last, as the trail says. The column stays for processes of before and is read no more.

-- The owner of the tables is no firm, and is bound by their policies otherwise.
ALTER TABLE cases NO FORCE ROW LEVEL SECURITY;
ALTER TABLE events NO FORCE ROW LEVEL SECURITY;

INSERT INTO case_notes (firm_id, id, case_id, text, mentions, written_at, author_name)
SELECT c.firm_id, c.id, c.id, c.notes, '[]', coalesce(e.at, c.created_at), coalesce(e.actor_name, 'Evenhand')
  FROM cases c
  LEFT JOIN LATERAL (
    SELECT at, actor_name FROM events
     WHERE firm_id = c.firm_id AND case_id = c.id
       AND (kind = 'case-opened'
            OR kind = 'case-changed'
               AND (data -> 'changedTexts' ? 'notes' OR data -> 'changes' ? 'notes'))
     ORDER BY seq DESC LIMIT 1) e ON true
 WHERE length(c.notes) > 0;

ALTER TABLE cases FORCE ROW LEVEL SECURITY;
ALTER TABLE events FORCE ROW LEVEL SECURITY;

-- Somebody is mentioned in a note.
ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'handoff-asked', 'handoff-accepted',
     'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'rules-not-published',
     'cover-not-possible', 'wall-conflict', 'wall-conflicts', 'opening-refused', 'mentioned-in-note'));

-- Grants: a note stays as it was written, until its client is forgotten ------------------------------

GRANT SELECT, INSERT, UPDATE (text) ON case_notes TO evenhand_app;
GRANT SELECT ON case_notes TO evenhand_walled;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE case_notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_notes FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON case_notes
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
CREATE POLICY behind_walls ON case_notes AS RESTRICTIVE TO evenhand_walled
  USING (walled_cases() IS NOT NULL AND case_id NOT IN (SELECT unnest(walled_cases())));

-- The one change that is allowed.
CREATE POLICY only_erased ON case_notes AS RESTRICTIVE FOR UPDATE
  USING (true) WITH CHECK (text = 'Erased');
