-- What happens at the doors: sign-ins, failures, exports, refusals (docs/decisions/0035).

-- CreateTable
CREATE TABLE "access_records" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "member_id" UUID,
    "key_id" UUID,
    "address" TEXT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "data" JSONB NOT NULL,

    CONSTRAINT "access_records_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "door_records" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "address" TEXT,
    "count" INTEGER NOT NULL DEFAULT 1,
    "data" JSONB NOT NULL,

    CONSTRAINT "door_records_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "access_records" ADD CONSTRAINT "access_records_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE access_records ADD CONSTRAINT access_records_count_check CHECK (count >= 1);
ALTER TABLE door_records ADD CONSTRAINT door_records_count_check CHECK (count >= 1);

-- Grants: written and read, never changed, never deleted by the product -----------------------------

GRANT SELECT, INSERT ON access_records TO evenhand_app;
GRANT SELECT, INSERT ON door_records TO evenhand_app;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE access_records ENABLE ROW LEVEL SECURITY;
ALTER TABLE access_records FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON access_records
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

-- The newest anchor of the access records in the audit trail: one step, however long the trail is.
CREATE INDEX events_anchor_idx ON events (firm_id, seq) WHERE kind = 'access-anchored';
