-- Members have private calendar addresses: decision 0086.

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_token_key" ON "calendar_feeds"("firm_id", "token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_name_key" ON "calendar_feeds"("firm_id", "member_id", "name");

-- AddForeignKey
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_member_fk" FOREIGN KEY ("firm_id", "member_id") REFERENCES "members"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, DELETE, UPDATE (read_at) ON calendar_feeds TO evenhand_app;
GRANT SELECT ON calendar_feeds TO evenhand_walled;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE calendar_feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON calendar_feeds
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
