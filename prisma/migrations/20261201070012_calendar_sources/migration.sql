-- Calendars on the internet are read for absences: decision 0088.

-- CreateTable
CREATE TABLE "calendar_sources" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "next_read_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "problem" TEXT,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "calendar_sources_pkey" PRIMARY KEY ("firm_id","id")
);

-- AlterTable
ALTER TABLE "calendar_absences" ADD COLUMN "source_id" UUID;

-- CreateIndex
CREATE INDEX "calendar_sources_attorney_idx" ON "calendar_sources"("firm_id", "attorney_id");

-- CreateIndex
CREATE INDEX "calendar_sources_due_idx" ON "calendar_sources"("firm_id", "next_read_at");

-- CreateIndex
CREATE INDEX "calendar_absences_source_idx" ON "calendar_absences"("firm_id", "source_id");

-- AddForeignKey
ALTER TABLE "calendar_absences" ADD CONSTRAINT "calendar_absences_source_fk" FOREIGN KEY ("firm_id", "source_id") REFERENCES "calendar_sources"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "calendar_sources" ADD CONSTRAINT "calendar_sources_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE calendar_sources
  ADD CONSTRAINT calendar_sources_kind_check
    CHECK (kind IN ('vacation', 'sick', 'parental', 'court', 'training', 'other')),
  ADD CONSTRAINT calendar_sources_state_check CHECK (state IN ('on', 'stopped')),
  ADD CONSTRAINT calendar_sources_due_check CHECK ((state = 'on') = (next_read_at IS NOT NULL)),
  ADD CONSTRAINT calendar_sources_url_check CHECK (length(url) <= 2000);

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, DELETE,
      UPDATE (state, next_read_at, read_at, failing_since, problem, refused)
  ON calendar_sources TO evenhand_app;
GRANT SELECT ON calendar_sources TO evenhand_walled;
GRANT UPDATE (source_id) ON calendar_absences TO evenhand_app;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE calendar_sources ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_sources FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON calendar_sources
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
