-- Absences are taken from calendars, each event once: decision 0088.

-- CreateTable
CREATE TABLE "calendar_absences" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "key_digest" TEXT NOT NULL,
    "absence_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "calendar_absences_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "calendar_absences_absence_idx" ON "calendar_absences"("firm_id", "absence_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_absences_key" ON "calendar_absences"("firm_id", "attorney_id", "key_digest");

-- AddForeignKey
ALTER TABLE "calendar_absences" ADD CONSTRAINT "calendar_absences_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calendar_absences" ADD CONSTRAINT "calendar_absences_absence_fk" FOREIGN KEY ("firm_id", "absence_id") REFERENCES "absences"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, DELETE, UPDATE (absence_id, starts_on, ends_on) ON calendar_absences TO evenhand_app;
GRANT SELECT ON calendar_absences TO evenhand_walled;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE calendar_absences ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_absences FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON calendar_absences
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
