-- Other systems are told of events: decision 0084.

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "kinds" TEXT[],
    "in_order" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "secret_id" UUID,
    "secret_digest" TEXT,
    "former_secret_id" UUID,
    "former_until" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "quiet_until" TIMESTAMPTZ(3),
    "last_delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "event_id" UUID,
    "type" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "attempted_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "delivered" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "status" INTEGER,
    "answer" TEXT,
    "error" TEXT,

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "webhook_deliveries_endpoint_idx" ON "webhook_deliveries"("firm_id", "endpoint_id", "attempted_at", "id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_event_idx" ON "webhook_deliveries"("firm_id", "event_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_age_idx" ON "webhook_deliveries"("firm_id", "attempted_at");

-- AddForeignKey
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_fk" FOREIGN KEY ("firm_id", "endpoint_id") REFERENCES "webhook_endpoints"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_event_fk" FOREIGN KEY ("firm_id", "event_id") REFERENCES "events"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE webhook_endpoints
  ADD CONSTRAINT webhook_endpoints_target_check CHECK (target IN ('webhook', 'teams', 'slack')),
  ADD CONSTRAINT webhook_endpoints_state_check CHECK (state IN ('on', 'paused', 'ended', 'disabled')),
  ADD CONSTRAINT webhook_endpoints_kinds_check CHECK (kinds <@ ARRAY[
    'case.opened', 'case.changed', 'case.waits', 'case.assigned', 'case.handed_off',
    'case.waited_long', 'case.attorney_of_record_changed',
    'handoff.requested', 'handoff.accepted', 'handoff.declined', 'handoff.withdrawn',
    'handoff.expired', 'cover.started', 'cover.blocked', 'cover.returned',
    'client.added', 'client.merged', 'attorney.added', 'attorney.changed'] AND cardinality(kinds) > 0),
  ADD CONSTRAINT webhook_endpoints_url_check CHECK (length(url) <= 2000),
  -- Chats are not signed.
  ADD CONSTRAINT webhook_endpoints_secret_check CHECK ((secret_id IS NULL) = (secret_digest IS NULL)),
  ADD CONSTRAINT webhook_endpoints_former_check
    CHECK ((former_secret_id IS NULL) = (former_until IS NULL));

ALTER TABLE webhook_deliveries
  ADD CONSTRAINT webhook_deliveries_body_check CHECK (octet_length(body) <= 20000);

-- An endpoint was ended or disabled, and admins are told.
ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'conflict-waits', 'conflicts-wait', 'submission-waits',
     'deadline-near', 'deadline-passed', 'deadlines-due', 'over-capacity', 'handoff-asked',
     'handoff-accepted', 'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'mentioned-in-note',
     'rules-not-published', 'cover-planned', 'cover-started', 'cover-returned', 'cover-ended',
     'cover-kept', 'cover-not-possible', 'departure-open', 'departure-finished', 'wall-conflict',
     'wall-conflicts', 'opening-refused',
     'webhook-stopped'));

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, DELETE,
      UPDATE (url, description, kinds, in_order, state, version, secret_id, secret_digest,
              former_secret_id, former_until, failing_since, quiet_until, last_delivered_at)
  ON webhook_endpoints TO evenhand_app;
-- What was asked and answered stays as it was.
GRANT SELECT, INSERT, DELETE ON webhook_deliveries TO evenhand_app;
GRANT SELECT ON webhook_endpoints, webhook_deliveries TO evenhand_walled;
-- What follows an endpoint goes with it.
GRANT DELETE ON outbox_cursors TO evenhand_app;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE webhook_endpoints ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_endpoints FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON webhook_endpoints
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

ALTER TABLE webhook_deliveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhook_deliveries FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON webhook_deliveries
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

-- Whoever stands behind a wall sees an attempt where they see its event.
CREATE POLICY behind_walls ON webhook_deliveries AS RESTRICTIVE TO evenhand_walled
  USING (event_id IS NULL
         OR event_id IN (SELECT e.id FROM events e WHERE e.firm_id = current_firm()));
