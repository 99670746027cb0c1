-- What somebody outside may want leaves by reading the events of a firm in their order: decision 0066.

-- CreateTable: how far one consumer has come in one firm.
CREATE TABLE "outbox_cursors" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "claim_id" UUID,
    "claimed_until" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_cursors_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable: events that could not be delivered yet, or for good.
CREATE TABLE "outbox_failures" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "first_failed_at" TIMESTAMPTZ(3) NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3),
    "error" TEXT NOT NULL,

    CONSTRAINT "outbox_failures_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "outbox_cursors_consumer_key" ON "outbox_cursors"("firm_id", "consumer");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_failures_event_key" ON "outbox_failures"("firm_id", "consumer", "event_id");

-- CreateIndex
CREATE INDEX "outbox_failures_due_idx" ON "outbox_failures"("firm_id", "consumer", "next_attempt_at");

-- CreateIndex
CREATE INDEX "outbox_failures_event_idx" ON "outbox_failures"("firm_id", "event_id");

-- AddForeignKey
ALTER TABLE "outbox_cursors" ADD CONSTRAINT "outbox_cursors_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outbox_failures" ADD CONSTRAINT "outbox_failures_event_fk" FOREIGN KEY ("firm_id", "event_id") REFERENCES "events"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE outbox_cursors ADD CONSTRAINT outbox_cursors_claim_check
  CHECK ((claim_id IS NULL) = (claimed_until IS NULL));

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE (seq, claim_id, claimed_until) ON outbox_cursors TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (attempts, first_failed_at, next_attempt_at, error), DELETE
  ON outbox_failures TO evenhand_app;
GRANT SELECT ON outbox_cursors, outbox_failures TO evenhand_walled;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE outbox_cursors ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_cursors FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON outbox_cursors
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

ALTER TABLE outbox_failures ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox_failures FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON outbox_failures
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

-- Whoever stands behind a wall sees a failure where they see its event.
CREATE POLICY behind_walls ON outbox_failures AS RESTRICTIVE TO evenhand_walled
  USING (event_id IN (SELECT e.id FROM events e WHERE e.firm_id = current_firm()));
