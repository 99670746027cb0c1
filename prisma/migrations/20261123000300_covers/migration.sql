-- CreateTable
CREATE TABLE "covers" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "absence_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "from_attorney_id" UUID NOT NULL,
    "to_attorney_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_by_name" TEXT NOT NULL,
    "blocked_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "start_handoff_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "return_handoff_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "covers_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "departure_plans" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "attorney_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "note" TEXT,
    "deactivate" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "departure_plans_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "departure_moves" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "case_version" INTEGER NOT NULL,
    "to_attorney_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "detail" TEXT,

    CONSTRAINT "departure_moves_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "covers_absence_idx" ON "covers"("firm_id", "absence_id");

-- CreateIndex
CREATE INDEX "covers_case_idx" ON "covers"("firm_id", "case_id");

-- CreateIndex
CREATE INDEX "covers_to_idx" ON "covers"("firm_id", "to_attorney_id", "status");

-- CreateIndex
CREATE INDEX "covers_from_idx" ON "covers"("firm_id", "from_attorney_id", "status");

-- CreateIndex
CREATE INDEX "departure_plans_attorney_idx" ON "departure_plans"("firm_id", "attorney_id", "created_at");

-- CreateIndex
CREATE INDEX "departure_moves_case_idx" ON "departure_moves"("firm_id", "case_id");

-- CreateIndex
CREATE INDEX "departure_moves_to_idx" ON "departure_moves"("firm_id", "to_attorney_id");

-- CreateIndex
CREATE UNIQUE INDEX "departure_moves_place_key" ON "departure_moves"("firm_id", "plan_id", "place");

-- CreateIndex
CREATE UNIQUE INDEX "departure_moves_case_key" ON "departure_moves"("firm_id", "plan_id", "case_id");

-- AddForeignKey
ALTER TABLE "covers" ADD CONSTRAINT "covers_absence_fk" FOREIGN KEY ("firm_id", "absence_id") REFERENCES "absences"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covers" ADD CONSTRAINT "covers_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covers" ADD CONSTRAINT "covers_from_attorney_fk" FOREIGN KEY ("firm_id", "from_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covers" ADD CONSTRAINT "covers_to_attorney_fk" FOREIGN KEY ("firm_id", "to_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covers" ADD CONSTRAINT "covers_start_handoff_fk" FOREIGN KEY ("firm_id", "start_handoff_id") REFERENCES "handoffs"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "covers" ADD CONSTRAINT "covers_return_handoff_fk" FOREIGN KEY ("firm_id", "return_handoff_id") REFERENCES "handoffs"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure_plans" ADD CONSTRAINT "departure_plans_attorney_fk" FOREIGN KEY ("firm_id", "attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure_moves" ADD CONSTRAINT "departure_moves_plan_fk" FOREIGN KEY ("firm_id", "plan_id") REFERENCES "departure_plans"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure_moves" ADD CONSTRAINT "departure_moves_case_fk" FOREIGN KEY ("firm_id", "case_id") REFERENCES "cases"("firm_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departure_moves" ADD CONSTRAINT "departure_moves_to_attorney_fk" FOREIGN KEY ("firm_id", "to_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- Closed lists and states that must agree -------------------------------------------------------

ALTER TABLE covers
  ADD CONSTRAINT covers_status_check
    CHECK (status IN ('planned', 'active', 'returned', 'kept', 'ended')),
  ADD CONSTRAINT covers_people_check CHECK (from_attorney_id <> to_attorney_id),
  ADD CONSTRAINT covers_started_check
    CHECK ((started_at IS NULL) = (start_handoff_id IS NULL)
       AND (status NOT IN ('active', 'returned') OR started_at IS NOT NULL)
       AND (status <> 'planned' OR started_at IS NULL)),
  ADD CONSTRAINT covers_ended_check
    CHECK ((status IN ('planned', 'active')) = (ended_at IS NULL)),
  ADD CONSTRAINT covers_end_reason_check CHECK (status <> 'ended' OR end_reason IS NOT NULL);

ALTER TABLE departure_plans
  ADD CONSTRAINT departure_plans_status_check CHECK (status IN ('running', 'done')),
  ADD CONSTRAINT departure_plans_finished_check
    CHECK ((status = 'done') = (finished_at IS NOT NULL));

ALTER TABLE departure_moves
  ADD CONSTRAINT departure_moves_status_check
    CHECK (status IN ('planned', 'moved', 'stale', 'refused'));

-- Partial indexes -------------------------------------------------------------------------------

-- One colleague at a time stands in, and an absence plans each case once.
CREATE UNIQUE INDEX covers_active_key ON covers (firm_id, case_id) WHERE status = 'active';
CREATE UNIQUE INDEX covers_planned_key ON covers (firm_id, absence_id, case_id)
  WHERE status = 'planned';

-- What has to start or to return: short, however many covers there ever were.
CREATE INDEX covers_open_idx ON covers (firm_id, status) WHERE status IN ('planned', 'active');

-- At most one plan of an attorney is under way.
CREATE UNIQUE INDEX departure_plans_running_key ON departure_plans (firm_id, attorney_id)
  WHERE status = 'running';

-- Grants: what was planned stays on record, only its fate is written ------------------------------

GRANT SELECT, INSERT,
  UPDATE (to_attorney_id, status, blocked_at, started_at, start_handoff_id, ended_at, end_reason,
          return_handoff_id, version) ON covers TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (status, finished_at) ON departure_plans TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (status, detail) ON departure_moves TO evenhand_app;

-- Row-level security ------------------------------------------------------------------------------

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['covers', 'departure_plans', 'departure_moves'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY firm_isolation ON %I USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm())',
      tenant_table);
  END LOOP;
END
$$;
