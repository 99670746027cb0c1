-- Names and words of events leave the hash chain for a row beside it, which can be erased: decision 0056.
--
-- Events that are there stay as they are, version 1 of the chain: their hashes cover their words. What a
-- process of before writes from now on is version 1 as well.

ALTER TABLE events
  ADD COLUMN chain_version INTEGER NOT NULL DEFAULT 1,
  -- Who acted stands in the event's row, but what the chain holds is the digest of it.
  ADD COLUMN actor_salt TEXT,
  ADD COLUMN actor_digest TEXT,
  -- NULL: nothing was said.
  ADD COLUMN text_digest TEXT;

ALTER TABLE events ADD CONSTRAINT events_chain_version_check
  CHECK (chain_version = 1 AND actor_salt IS NULL AND actor_digest IS NULL AND text_digest IS NULL
         OR chain_version = 2 AND actor_digest IS NOT NULL);

-- CreateTable
CREATE TABLE "event_texts" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "salt" TEXT,
    "words" JSONB,
    "erased_at" TIMESTAMPTZ(3),
    "erasure_id" UUID,

    CONSTRAINT "event_texts_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "event_texts_erasure_idx" ON "event_texts"("firm_id", "erasure_id");

-- AddForeignKey
ALTER TABLE "event_texts" ADD CONSTRAINT "event_texts_event_fk" FOREIGN KEY ("firm_id", "id") REFERENCES "events"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Either all of it is there, or nothing but that and by which erasure it is gone.
ALTER TABLE event_texts ADD CONSTRAINT event_texts_erased_check
  CHECK (erased_at IS NULL AND erasure_id IS NULL AND salt IS NOT NULL AND words IS NOT NULL
         OR erased_at IS NOT NULL AND erasure_id IS NOT NULL AND salt IS NULL AND words IS NULL);

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE (salt, words, erased_at, erasure_id) ON event_texts TO evenhand_app;
GRANT SELECT ON event_texts TO evenhand_walled;

-- Row-level security ------------------------------------------------------------------------------

ALTER TABLE event_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON event_texts
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

-- The one change that is allowed.
CREATE POLICY only_erased ON event_texts AS RESTRICTIVE FOR UPDATE
  USING (true) WITH CHECK (erased_at IS NOT NULL);

-- Nobody reads it as a viewer: whoever stands behind a wall sees none of it.
CREATE POLICY hidden_from_viewers ON event_texts AS RESTRICTIVE TO evenhand_walled USING (false);

-- The company of a wall is among the words now. An event about a wall is seen by whoever sees the wall.
ALTER POLICY behind_walls ON events
  USING (walled_cases() IS NOT NULL
         AND (case_id IS NULL OR case_id NOT IN (SELECT unnest(walled_cases())))
         AND (data ->> 'clientId' IS NULL
              OR data ->> 'clientId' NOT IN (SELECT unnest(walled_clients())::text))
         AND (kind NOT IN ('wall-raised', 'wall-removed')
              OR data ->> 'wallId' IN (SELECT w.id::text FROM ethical_walls w
                                        WHERE w.firm_id = current_firm())));
