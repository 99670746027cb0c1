-- Clients with a page of their own, a relationship attorney, and merges that can be undone: decision 0069.

ALTER TABLE "clients"
  ADD COLUMN "created_by_id" UUID,
  ADD COLUMN "merged_into_id" UUID,
  ADD COLUMN "relationship_attorney_id" UUID;

ALTER TABLE "clients" ADD CONSTRAINT "clients_merged_into_fk" FOREIGN KEY ("firm_id", "merged_into_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "clients" ADD CONSTRAINT "clients_relationship_attorney_fk" FOREIGN KEY ("firm_id", "relationship_attorney_id") REFERENCES "attorneys"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE clients ADD CONSTRAINT clients_merged_into_check CHECK (merged_into_id <> id);

CREATE INDEX "clients_merged_into_idx" ON "clients"("firm_id", "merged_into_id");

CREATE INDEX "clients_relationship_attorney_idx" ON "clients"("firm_id", "relationship_attorney_id");

CREATE INDEX "clients_created_idx" ON "clients"("firm_id", "created_at", "id");

-- The list by name, in either direction.
CREATE INDEX clients_name_idx ON clients (firm_id, lower(name), id) WHERE merged_into_id IS NULL;

-- A client's history.
CREATE INDEX events_client_idx ON events (firm_id, (data ->> 'clientId'), seq)
  WHERE data ->> 'clientId' IS NOT NULL;

-- CreateTable
CREATE TABLE "client_merges" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "from_client_id" UUID NOT NULL,
    "into_client_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_by_name" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "last_case_number" INTEGER NOT NULL,
    "case_ids" UUID[],
    "client_ids" UUID[],
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_name" TEXT,

    CONSTRAINT "client_merges_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "client_merges_from_idx" ON "client_merges"("firm_id", "from_client_id");

-- CreateIndex
CREATE INDEX "client_merges_into_idx" ON "client_merges"("firm_id", "into_client_id", "merged_at");

-- AddForeignKey
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_from_fk" FOREIGN KEY ("firm_id", "from_client_id") REFERENCES "clients"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "client_merges" ADD CONSTRAINT "client_merges_into_fk" FOREIGN KEY ("firm_id", "into_client_id") REFERENCES "clients"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A client is merged away once at a time.
CREATE UNIQUE INDEX client_merges_standing_key ON client_merges (firm_id, from_client_id)
  WHERE undone_at IS NULL;

-- Grants: what was before and after holds names, which can be erased -------------------------------

GRANT SELECT, INSERT, UPDATE (before, after, undone_at, undone_by_name) ON client_merges TO evenhand_app;
GRANT SELECT ON client_merges TO evenhand_walled;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE client_merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE client_merges FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON client_merges
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
CREATE POLICY behind_walls ON client_merges AS RESTRICTIVE TO evenhand_walled
  USING (walled_clients() IS NOT NULL
         AND from_client_id NOT IN (SELECT unnest(walled_clients()))
         AND into_client_id NOT IN (SELECT unnest(walled_clients())));
