-- A visitor confirms that the address they gave is theirs: decision 0089.

ALTER TABLE "intake_submissions"
  ADD COLUMN "confirm_id" UUID,
  ADD COLUMN "confirm_expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "intake_submissions_confirm_key" ON "intake_submissions"("firm_id", "confirm_id");

ALTER TABLE intake_submissions
  ADD CONSTRAINT intake_submissions_confirm_check
    CHECK ((confirm_id IS NULL) = (confirm_expires_at IS NULL));

GRANT UPDATE (confirm_id, confirm_expires_at, confirmed_at) ON intake_submissions TO evenhand_app;
