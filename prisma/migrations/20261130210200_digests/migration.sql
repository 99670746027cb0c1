-- A morning's digest: when in their day a member wants it, and when the next one is due.

ALTER TABLE mail_preferences
  ADD COLUMN digest_at TEXT,
  ADD COLUMN digest_due_at TIMESTAMPTZ(3);

ALTER TABLE mail_preferences ADD CONSTRAINT mail_preferences_digest_check
  CHECK (digest_at ~ '^[0-2][0-9]:[0-5][0-9]$' AND digest_due_at IS NOT NULL
         OR digest_at IS NULL AND digest_due_at IS NULL);

CREATE INDEX mail_preferences_digest_idx ON mail_preferences (firm_id, digest_due_at)
  WHERE digest_due_at IS NOT NULL;

GRANT UPDATE (digest_at, digest_due_at) ON mail_preferences TO evenhand_app;
