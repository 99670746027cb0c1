-- Sessions that end when they are not used, and attempts to sign in counted over all processes.

-- Where a session is, for its owner to recognise it, and when it was last used by a person.
ALTER TABLE sessions
  ADD COLUMN last_active_at TIMESTAMPTZ(3),
  ADD COLUMN user_agent TEXT,
  ADD COLUMN address TEXT;
UPDATE sessions SET last_active_at = created_at;
ALTER TABLE sessions ALTER COLUMN last_active_at SET NOT NULL;

GRANT UPDATE (last_active_at) ON sessions TO evenhand_app;

-- Attempts by a keyed hash of whom or where they concern: no address and no e-mail is kept.
CREATE TABLE attempt_counts (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_counts_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "attempt_counts_ends_idx" ON attempt_counts ("ends_at");

GRANT SELECT, INSERT, UPDATE (count, ends_at), DELETE ON attempt_counts TO evenhand_app;

-- Whoever ends a session, and however: the streams of its pages are told to look. A session that
-- moves to another firm has ended for the pages of the one it left.
CREATE FUNCTION announce_ended_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('evenhand_session_ended', OLD.id::text);
  RETURN NULL;
END
$$;

CREATE TRIGGER sessions_ended AFTER DELETE ON sessions
  FOR EACH ROW EXECUTE FUNCTION announce_ended_session();
CREATE TRIGGER sessions_moved AFTER UPDATE OF firm_id ON sessions
  FOR EACH ROW WHEN (OLD.firm_id <> NEW.firm_id) EXECUTE FUNCTION announce_ended_session();
