-- What stands behind an ethical wall is hidden from its attorney: decision 0033.
--
-- A viewer behind a wall reads under a role of their own. Policies are chosen by role when a statement
-- is planned, so that nobody else's statements become dearer or are planned otherwise.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'evenhand_walled') THEN
    CREATE ROLE evenhand_walled NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    -- The product may take the role on, but never has it unasked: the policies below would bind it.
    ALTER ROLE evenhand_app NOINHERIT;
    GRANT evenhand_walled TO evenhand_app;
  END IF;
EXCEPTION
  -- Two databases of one cluster migrating at the same moment.
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA public TO evenhand_walled;

-- Every table of a firm may be read, and none be written but the mark that something was read.
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOR tenant_table IN
    SELECT relname FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity
  LOOP
    EXECUTE format('GRANT SELECT ON %I TO evenhand_walled', tenant_table);
  END LOOP;
END
$$;

-- Whatever table comes later can be read too: what must not be seen in it is its policy's matter.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO evenhand_walled;

GRANT UPDATE (read_at) ON notifications TO evenhand_walled;

-- What the viewer of this transaction must not see, computed when it begins (lib/db/walls-of.ts). Where
-- it was not, the lists are NULL, and a comparison with NULL shows no row.

CREATE FUNCTION walled_attorney() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('evenhand.walled_attorney', true), '')::uuid;

CREATE FUNCTION walled_clients() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('evenhand.walled_clients', true), '')::uuid[];

CREATE FUNCTION walled_companies() RETURNS text[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('evenhand.walled_companies', true), '')::text[];

CREATE FUNCTION walled_cases() RETURNS uuid[]
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('evenhand.walled_cases', true), '')::uuid[];

-- Finding the cases of a walled company without reading the firm's.
CREATE INDEX cases_company_idx ON cases (firm_id, company_key) WHERE company_key IS NOT NULL;

-- Restrictive: beside the firm's own policy, not instead of it. The settings are read once per
-- statement, and each row is looked up in a hash table.

CREATE POLICY behind_walls ON clients AS RESTRICTIVE TO evenhand_walled
  USING (walled_clients() IS NOT NULL AND id NOT IN (SELECT unnest(walled_clients())));

CREATE POLICY behind_walls ON cases AS RESTRICTIVE TO evenhand_walled
  USING (walled_cases() IS NOT NULL AND id NOT IN (SELECT unnest(walled_cases())));

DO $$
DECLARE
  part_of_case text;
BEGIN
  FOREACH part_of_case IN ARRAY ARRAY[
    'decisions', 'assignments', 'handoffs', 'stage_changes', 'record_changes', 'covers',
    'departure_moves'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY behind_walls ON %I AS RESTRICTIVE TO evenhand_walled
         USING (walled_cases() IS NOT NULL AND case_id NOT IN (SELECT unnest(walled_cases())))',
      part_of_case);
  END LOOP;
END
$$;

CREATE POLICY behind_walls ON notifications AS RESTRICTIVE TO evenhand_walled
  USING (walled_cases() IS NOT NULL
         AND (case_id IS NULL OR case_id NOT IN (SELECT unnest(walled_cases())))
         AND (facts ->> 'clientId' IS NULL
              OR facts ->> 'clientId' NOT IN (SELECT unnest(walled_clients())::text))
         AND (facts ->> 'companyKey' IS NULL
              OR facts ->> 'companyKey' NOT IN (SELECT unnest(walled_companies()))));

-- The trail of the case, and that the wall was raised.
CREATE POLICY behind_walls ON events AS RESTRICTIVE TO evenhand_walled
  USING (walled_cases() IS NOT NULL
         AND (case_id IS NULL OR case_id NOT IN (SELECT unnest(walled_cases())))
         AND NOT (kind IN ('wall-raised', 'wall-removed')
                  AND (attorney_id = walled_attorney()
                       OR data ->> 'clientId' IN (SELECT unnest(walled_clients())::text)
                       OR data ->> 'companyKey' IN (SELECT unnest(walled_companies())))));

-- One's own walls, and those of others that name the same client or company.
CREATE POLICY behind_walls ON ethical_walls AS RESTRICTIVE TO evenhand_walled
  USING (attorney_id <> walled_attorney()
         AND (client_id IS NULL OR client_id NOT IN (SELECT unnest(walled_clients())))
         AND (company_key IS NULL OR company_key NOT IN (SELECT unnest(walled_companies()))));
