-- What an act on an absence or its covers changed, for as long as it can be undone: decision 0045.

-- CreateTable
CREATE TABLE "absence_acts" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "absence_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "acted_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "absence_acts_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "absence_acts_absence_idx" ON "absence_acts"("firm_id", "absence_id");

-- CreateIndex
CREATE INDEX "absence_acts_time_idx" ON "absence_acts"("firm_id", "acted_at");

-- AddForeignKey
ALTER TABLE "absence_acts" ADD CONSTRAINT "absence_acts_absence_fk" FOREIGN KEY ("firm_id", "absence_id") REFERENCES "absences"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE absence_acts ADD CONSTRAINT absence_acts_kind_check
  CHECK (kind IN ('recorded', 'changed', 'cancelled', 'covers-planned', 'cover-kept'));

-- Grants: forgotten soon, since it may hold a note -------------------------------------------------

GRANT SELECT, INSERT, UPDATE (undone_at), DELETE ON absence_acts TO evenhand_app;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE absence_acts ENABLE ROW LEVEL SECURITY;
ALTER TABLE absence_acts FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON absence_acts
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

-- Nobody reads it as a viewer: whoever stands behind a wall sees none of it.
CREATE POLICY hidden_from_viewers ON absence_acts AS RESTRICTIVE TO evenhand_walled USING (false);
