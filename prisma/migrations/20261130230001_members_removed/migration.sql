-- A member who was removed keeps the row that history points to, without access (docs/decisions/0075).

ALTER TABLE "members" ADD COLUMN "removed_at" TIMESTAMPTZ(3);

ALTER TABLE members ADD CONSTRAINT members_removed_check CHECK (removed_at IS NULL OR NOT active);
