-- Indexes for pages and reports of firms with long histories (docs/decisions/0022). What each costs
-- when cases are opened, moved and handed off is in docs/performance.md.

-- What has moved since an instant: the past weeks of the heatmap read the changes after the first
-- of them instead of the whole history. One entry a change of stage, at the end of the index.
CREATE INDEX "stage_changes_changed_idx" ON "stage_changes"("firm_id", "changed_at");

-- The stage of a case at an instant is one step into this index: with the id, which breaks ties, the
-- order is the index's own and nothing is sorted for each case. Replaces the same index without it.
DROP INDEX "stage_changes_case_idx";
CREATE INDEX "stage_changes_case_idx" ON "stage_changes"("firm_id", "case_id", "changed_at", "id");

-- Held at some time of a period: what ended in or after it, and what has not ended. Without it,
-- everything that ever began before the period's end is looked at.
CREATE INDEX "assignments_ended_idx" ON "assignments"("firm_id", "ended_at");

-- Open cases, the earliest deadline first: the list in that order, what is overdue and due soon.
-- Partial: as long as there are open cases, however many were closed.
CREATE INDEX "cases_open_deadline_idx" ON "cases"("firm_id", "deadline", "id")
  WHERE "closed_at" IS NULL;
