-- Keys that admins make, replace and revoke (docs/decisions/0036).

ALTER TABLE "api_keys"
  ADD COLUMN "last_four" TEXT,
  ADD COLUMN "created_by_name" TEXT NOT NULL DEFAULT 'Evenhand',
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_used_at" TIMESTAMPTZ(3),
  ADD COLUMN "successor_of_id" UUID;

ALTER TABLE api_keys ADD CONSTRAINT api_keys_last_four_check CHECK (length(last_four) = 4);

-- A key ends earlier than planned when it has a successor.
GRANT UPDATE (expires_at, last_used_at) ON api_keys TO evenhand_app;
