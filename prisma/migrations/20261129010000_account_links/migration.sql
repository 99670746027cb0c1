-- Accounts begin with a single-use link: nobody sets or knows another person's password.

ALTER TABLE "users" ADD COLUMN "must_change_password" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "invitations" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "member_id" UUID,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "account_links" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "firm_id" UUID,
    "invitation_id" UUID,
    "user_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "invitations_member_idx" ON "invitations"("firm_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_links_token_key" ON "account_links"("token_hash");

-- CreateIndex
CREATE INDEX "account_links_invitation_idx" ON "account_links"("firm_id", "invitation_id");

-- CreateIndex
CREATE INDEX "account_links_user_idx" ON "account_links"("user_id");

-- CreateIndex
CREATE INDEX "account_links_expiry_idx" ON "account_links"("expires_at");

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member_fk" FOREIGN KEY ("firm_id", "member_id") REFERENCES "members"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_invitation_fk" FOREIGN KEY ("firm_id", "invitation_id") REFERENCES "invitations"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_user_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed lists and states that must agree ---------------------------------------------------------

ALTER TABLE invitations
  ADD CONSTRAINT invitations_role_check CHECK (role IN ('admin', 'manager', 'attorney', 'intake')),
  ADD CONSTRAINT invitations_status_check
    CHECK (status IN ('pending', 'accepted', 'declined', 'revoked')),
  ADD CONSTRAINT invitations_resolved_check CHECK ((status = 'pending') = (resolved_at IS NULL)),
  ADD CONSTRAINT invitations_member_check CHECK ((status = 'accepted') = (member_id IS NOT NULL));

ALTER TABLE account_links
  ADD CONSTRAINT account_links_purpose_check CHECK (
    (purpose = 'invitation' AND firm_id IS NOT NULL AND invitation_id IS NOT NULL AND user_id IS NULL)
    OR (purpose = 'reset' AND invitation_id IS NULL AND user_id IS NOT NULL));

-- Partial indexes ---------------------------------------------------------------------------------

-- A person is asked once at a time; also the list of those who have not answered.
CREATE UNIQUE INDEX invitations_pending_key ON invitations (firm_id, email) WHERE status = 'pending';

-- Grants ------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE (status, expires_at, resolved_at, member_id) ON invitations TO evenhand_app;
GRANT SELECT, INSERT, DELETE ON account_links TO evenhand_app;
GRANT UPDATE (must_change_password) ON users TO evenhand_app;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON invitations
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
