-- What members have been told is mailed to them where they have not looked: decision 0067.

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN "mailed_at" TIMESTAMPTZ(3);

-- CreateTable: what somebody wants to be written to about. No row: everything, at any hour.
CREATE TABLE "mail_preferences" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "off" TEXT[],
    "quiet_from" TEXT,
    "quiet_until" TEXT,

    CONSTRAINT "mail_preferences_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mail_preferences_member_key" ON "mail_preferences"("firm_id", "member_id");

-- AddForeignKey
ALTER TABLE "mail_preferences" ADD CONSTRAINT "mail_preferences_member_fk" FOREIGN KEY ("firm_id", "member_id") REFERENCES "members"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE mail_preferences ADD CONSTRAINT mail_preferences_quiet_check
  CHECK (quiet_from ~ '^[0-2][0-9]:[0-5][0-9]$' AND quiet_until ~ '^[0-2][0-9]:[0-5][0-9]$'
         OR quiet_from IS NULL AND quiet_until IS NULL);

-- Grants -------------------------------------------------------------------------------------------

GRANT UPDATE (mailed_at) ON notifications TO evenhand_app;
GRANT SELECT, INSERT, UPDATE ("off", quiet_from, quiet_until) ON mail_preferences TO evenhand_app;
GRANT SELECT ON mail_preferences TO evenhand_walled;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE mail_preferences ENABLE ROW LEVEL SECURITY;
ALTER TABLE mail_preferences FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON mail_preferences
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
