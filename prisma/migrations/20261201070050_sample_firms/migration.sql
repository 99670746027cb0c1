-- Sample firms: marked where firms are named, and taken away whole: decision 0090.

ALTER TABLE "firm_slugs" ADD COLUMN "sample_of" UUID,
  ADD COLUMN "sample_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "firm_slugs_sample_key" ON "firm_slugs"("sample_of");

-- The product's role may write a row here and never change one: a firm is a sample from its first
-- moment or never.
ALTER TABLE firm_slugs ADD CONSTRAINT firm_slugs_sample_check CHECK (
  (sample_of IS NULL) = (sample_until IS NULL)
  AND (sample_of IS NULL OR (sample_of <> firm_id AND NOT is_demo)));

-- Taking one away --------------------------------------------------------------------------------

-- The one way in which a whole firm goes by the product's own doing. The product's role may still not
-- delete history: this function does, of the firm of this transaction, and only where that firm is
-- marked as a sample. Its owner is bound by row-level security as well, so that a mistake in the list
-- of tables could reach no other firm. Who works in the sample goes on in the firm it was made for.
CREATE FUNCTION remove_sample_firm(firm uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  origin uuid;
  remaining text[];
  doomed text;
BEGIN
  SELECT s.sample_of INTO origin FROM firm_slugs s
   WHERE s.firm_id = firm AND s.sample_of IS NOT NULL AND firm = current_firm() FOR UPDATE;
  IF origin IS NULL THEN
    RAISE EXCEPTION 'This is no sample firm.';
  END IF;
  UPDATE sessions s SET firm_id = origin
   WHERE s.firm_id = firm
     AND EXISTS (SELECT FROM user_firms u WHERE u.firm_id = origin AND u.user_id = s.user_id);
  -- Read from the catalogue, so that a table added later is not forgotten.
  remaining := ARRAY(
    SELECT c.relname::text FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'firm_id' AND NOT a.attisdropped
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1);
  WHILE cardinality(remaining) > 0 LOOP
    -- One that no other of them refers to any more.
    SELECT name INTO doomed FROM unnest(remaining) name
     WHERE NOT EXISTS (
       SELECT FROM pg_constraint k
         JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace
          AND k.conrelid <> k.confrelid AND t.relname = name AND f.relname = ANY (remaining))
     ORDER BY name LIMIT 1;
    IF doomed IS NULL THEN
      RAISE EXCEPTION 'These tables refer to each other: %.', remaining;
    END IF;
    EXECUTE format('DELETE FROM %I WHERE firm_id = $1', doomed) USING firm;
    remaining := array_remove(remaining, doomed);
  END LOOP;
  DELETE FROM firms WHERE id = firm;
END
$$;

REVOKE ALL ON FUNCTION remove_sample_firm(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_sample_firm(uuid) TO evenhand_app;
