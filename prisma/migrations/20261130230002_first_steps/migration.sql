-- The steps of a new firm that its admins have passed over.

ALTER TABLE "firms" ADD COLUMN "steps_skipped" TEXT[] DEFAULT ARRAY[]::TEXT[];

ALTER TABLE firms ADD CONSTRAINT firms_steps_skipped_check CHECK (
  steps_skipped IS NOT NULL AND steps_skipped <@ ARRAY['roster', 'expertise', 'rules', 'case', 'colleagues']);

GRANT UPDATE (steps_skipped) ON firms TO evenhand_app;
