-- Keys never change: no row gets another id and none moves to another firm. Foreign keys said ON UPDATE
-- CASCADE all the same, because that is what Prisma writes by itself, and a database that is distributed
-- by firm refuses it where the column that says whose a row is is part of the key. Each is made anew as
-- it was, without that; none is left out, and none is unchecked when this ends.

DO $$
DECLARE
  key record;
BEGIN
  FOR key IN
    SELECT conrelid::regclass AS owner, conname AS name,
           replace(pg_get_constraintdef(oid), ' ON UPDATE CASCADE', '') AS definition
      FROM pg_constraint
     WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND confupdtype = 'c'
     ORDER BY conrelid::regclass::text, conname
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.owner, key.name);
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s NOT VALID', key.owner, key.name,
                   key.definition);
    EXECUTE format('ALTER TABLE %s VALIDATE CONSTRAINT %I', key.owner, key.name);
  END LOOP;
END
$$;
