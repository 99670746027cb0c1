-- The product says whether its database has seen every migration. The table is Prisma's own, and is
-- not there where migrations are tried out in a database that is thrown away.

DO $$
BEGIN
  IF to_regclass('public._prisma_migrations') IS NOT NULL THEN
    GRANT SELECT (migration_name, finished_at, rolled_back_at) ON _prisma_migrations TO evenhand_app;
  END IF;
END
$$;
