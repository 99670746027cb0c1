-- Views of the case list under a name, one's own and shared: decision 0079.

-- CreateTable
CREATE TABLE "saved_views" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "saved_views_owner_idx" ON "saved_views"("firm_id", "owner_id");

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_fk" FOREIGN KEY ("firm_id", "owner_id") REFERENCES "members"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- One name for one view, as each person reads them.
CREATE UNIQUE INDEX saved_views_own_name_key ON saved_views (firm_id, owner_id, lower(name)) WHERE NOT shared;
CREATE UNIQUE INDEX saved_views_shared_name_key ON saved_views (firm_id, lower(name)) WHERE shared;

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, DELETE, UPDATE (name, query, version) ON saved_views TO evenhand_app;
GRANT SELECT ON saved_views TO evenhand_walled;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE saved_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE saved_views FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON saved_views
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
