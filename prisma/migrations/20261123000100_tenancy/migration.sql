-- What Prisma's schema language cannot say: closed lists, states that must agree, partial indexes,
-- the role that the product connects as, and row-level security.

-- Closed lists and ranges ---------------------------------------------------------------------

ALTER TABLE members
  ADD CONSTRAINT members_role_check CHECK (role IN ('admin', 'manager', 'attorney', 'intake'));

ALTER TABLE api_keys
  ADD CONSTRAINT api_keys_scopes_check
    CHECK (scopes <@ ARRAY['read', 'write', 'admin'] AND cardinality(scopes) > 0);

ALTER TABLE attorneys
  ADD CONSTRAINT attorneys_seniority_check
    CHECK (seniority IN ('junior', 'associate', 'senior', 'partner')),
  ADD CONSTRAINT attorneys_capacity_check CHECK (capacity BETWEEN 1 AND 100),
  ADD CONSTRAINT attorneys_max_complexity_check CHECK (max_complexity BETWEEN 1 AND 10),
  ADD CONSTRAINT attorneys_intake_per_week_check CHECK (intake_per_week >= 0),
  ADD CONSTRAINT attorneys_counters_check
    CHECK (active_count >= 0 AND open_count >= active_count AND load_points >= 0);

ALTER TABLE attorney_expertise
  ADD CONSTRAINT attorney_expertise_level_check CHECK (level BETWEEN 1 AND 3);

ALTER TABLE absences
  ADD CONSTRAINT absences_window_check CHECK (ends_on >= starts_on AND ends_at >= starts_at),
  ADD CONSTRAINT absences_cover_check CHECK (cover_attorney_id <> attorney_id);

ALTER TABLE ethical_walls
  ADD CONSTRAINT ethical_walls_target_check CHECK (num_nonnulls(client_id, company_key) = 1);

ALTER TABLE cases
  ADD CONSTRAINT cases_complexity_check CHECK (complexity BETWEEN 1 AND 10),
  ADD CONSTRAINT cases_stage_check CHECK (stage IN
    ('intake', 'collecting', 'drafting', 'review', 'filed', 'rfe', 'decided', 'closed')),
  ADD CONSTRAINT cases_priority_check CHECK (priority IN ('normal', 'urgent')),
  ADD CONSTRAINT cases_filing_kind_check
    CHECK (filing_kind IN ('cap', 'extension', 'transfer', 'amendment')),
  ADD CONSTRAINT cases_closed_check CHECK ((stage = 'closed') = (closed_at IS NOT NULL)),
  ADD CONSTRAINT cases_holder_check CHECK ((attorney_id IS NULL) = (assigned_at IS NULL)),
  ADD CONSTRAINT cases_waiting_check
    CHECK ((attorney_id IS NULL AND closed_at IS NULL) = (waiting_since IS NOT NULL)),
  ADD CONSTRAINT cases_load_check CHECK (load_points >= 0);

ALTER TABLE decisions
  ADD CONSTRAINT decisions_outcome_check CHECK (outcome IN ('assigned', 'waiting', 'manual')),
  ADD CONSTRAINT decisions_winner_check CHECK ((outcome = 'waiting') = (attorney_id IS NULL));

ALTER TABLE assignments
  ADD CONSTRAINT assignments_interval_check CHECK (ended_at >= started_at),
  ADD CONSTRAINT assignments_ended_check CHECK ((ended_at IS NULL) = (end_reason IS NULL));

ALTER TABLE handoffs
  ADD CONSTRAINT handoffs_reason_check CHECK (reason IN
    ('workload', 'expertise', 'absence', 'conflict', 'client-request', 'departure', 'other')),
  ADD CONSTRAINT handoffs_status_check
    CHECK (status IN ('pending', 'accepted', 'declined', 'withdrawn', 'done')),
  ADD CONSTRAINT handoffs_people_check CHECK (from_attorney_id <> to_attorney_id),
  ADD CONSTRAINT handoffs_resolved_check CHECK ((status = 'pending') = (resolved_at IS NULL));

ALTER TABLE rule_sets
  ADD CONSTRAINT rule_sets_version_check CHECK (version >= 1);

-- Partial indexes -----------------------------------------------------------------------------

-- At most one attorney holds a case: the database's own word, whatever the application does.
CREATE UNIQUE INDEX assignments_open_key ON assignments (firm_id, case_id) WHERE ended_at IS NULL;

-- At most one question about a case is open at a time.
CREATE UNIQUE INDEX handoffs_pending_key ON handoffs (firm_id, case_id) WHERE status = 'pending';

-- The waiting line of a firm, which is short however many cases the firm has.
CREATE INDEX cases_waiting_idx ON cases (firm_id, priority, received_at)
  WHERE attorney_id IS NULL AND closed_at IS NULL;

-- The role that the product connects as -------------------------------------------------------
-- It owns nothing and cannot log in by itself: each installation gives it a login role of its own
-- (scripts/lib/database-roles), so that two installations on one cluster do not share a password.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'evenhand_app') THEN
    CREATE ROLE evenhand_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
EXCEPTION
  -- Two databases of one cluster migrating at the same moment.
  WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;

GRANT USAGE ON SCHEMA public TO evenhand_app;

-- Before a firm is known (lib/db/door.ts).
GRANT SELECT, INSERT, UPDATE (password_hash) ON users TO evenhand_app;
GRANT SELECT, INSERT ON user_firms TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (firm_id, expires_at), DELETE ON sessions TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (revoked_at) ON api_keys TO evenhand_app;
GRANT SELECT, INSERT ON firm_slugs TO evenhand_app;

-- Within a firm.
GRANT SELECT, INSERT, UPDATE (name, time_zone, version) ON firms TO evenhand_app;
GRANT SELECT, INSERT, UPDATE ON
  assignment_states, members, attorneys, absences, clients, cases TO evenhand_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON attorney_expertise, idempotency_keys TO evenhand_app;

-- History is append-only: no DELETE, and UPDATE only of what closes an interval or a question.
GRANT SELECT, INSERT ON rule_sets, decisions, stage_changes, events TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (ended_at, end_reason) ON assignments TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (status, resolved_at, resolution, version) ON handoffs TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (removed_at) ON ethical_walls TO evenhand_app;

-- Row-level security --------------------------------------------------------------------------

-- The firm of this transaction. After a transaction-local set the setting reads '' on a pooled
-- connection, not NULL, hence NULLIF: no firm, no rows.
CREATE FUNCTION current_firm() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN NULLIF(current_setting('evenhand.firm_id', true), '')::uuid;

GRANT EXECUTE ON FUNCTION current_firm() TO evenhand_app;

-- Forced, and for every role: the owner of the tables needs a firm as much as anybody else.
DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY[
    'assignment_states', 'members', 'rule_sets', 'events', 'idempotency_keys', 'attorneys',
    'attorney_expertise', 'absences', 'ethical_walls', 'clients', 'cases', 'stage_changes',
    'decisions', 'assignments', 'handoffs'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY firm_isolation ON %I USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm())',
      tenant_table);
  END LOOP;
END
$$;

ALTER TABLE firms ENABLE ROW LEVEL SECURITY;
ALTER TABLE firms FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON firms
  USING (id = current_firm()) WITH CHECK (id = current_firm());
