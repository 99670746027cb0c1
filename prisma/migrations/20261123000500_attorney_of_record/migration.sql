-- Changing the attorney of record: a checklist per case, and the handoff that asks for it.

CREATE TABLE record_changes (
  firm_id UUID NOT NULL,
  id UUID NOT NULL,
  case_id UUID NOT NULL,
  from_attorney_id UUID,
  to_attorney_id UUID NOT NULL,
  status TEXT NOT NULL,
  note TEXT,
  requested_at TIMESTAMPTZ(3) NOT NULL,
  requested_by_id UUID,
  requested_by_name TEXT NOT NULL,
  g28_signed_at TIMESTAMPTZ(3),
  g28_signed_by_name TEXT,
  client_informed_at TIMESTAMPTZ(3),
  client_informed_by_name TEXT,
  filed_at TIMESTAMPTZ(3),
  filed_by_name TEXT,
  resolved_at TIMESTAMPTZ(3),
  resolved_by_name TEXT,
  resolution TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT record_changes_pkey PRIMARY KEY (firm_id, id),
  CONSTRAINT record_changes_case_fk FOREIGN KEY (firm_id, case_id)
    REFERENCES cases (firm_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT record_changes_from_attorney_fk FOREIGN KEY (firm_id, from_attorney_id)
    REFERENCES attorneys (firm_id, id) ON DELETE NO ACTION ON UPDATE CASCADE,
  CONSTRAINT record_changes_to_attorney_fk FOREIGN KEY (firm_id, to_attorney_id)
    REFERENCES attorneys (firm_id, id) ON DELETE NO ACTION ON UPDATE CASCADE,
  CONSTRAINT record_changes_status_check CHECK (status IN ('open', 'completed', 'cancelled')),
  CONSTRAINT record_changes_people_check CHECK (from_attorney_id <> to_attorney_id),
  CONSTRAINT record_changes_resolved_check CHECK ((status = 'open') = (resolved_at IS NULL)),
  CONSTRAINT record_changes_ticks_check CHECK (
    (g28_signed_at IS NULL) = (g28_signed_by_name IS NULL)
    AND (client_informed_at IS NULL) = (client_informed_by_name IS NULL)
    AND (filed_at IS NULL) = (filed_by_name IS NULL)),
  -- Nobody is on record with the agency before the client has signed and been told.
  CONSTRAINT record_changes_completed_check CHECK (
    status <> 'completed' OR (g28_signed_at IS NOT NULL AND client_informed_at IS NOT NULL))
);

CREATE INDEX record_changes_case_idx ON record_changes (firm_id, case_id, requested_at);
CREATE INDEX record_changes_from_idx ON record_changes (firm_id, from_attorney_id);
CREATE INDEX record_changes_to_idx ON record_changes (firm_id, to_attorney_id, status);

-- One checklist at a time for a case.
CREATE UNIQUE INDEX record_changes_open_key ON record_changes (firm_id, case_id)
  WHERE status = 'open';

GRANT SELECT, INSERT,
  UPDATE (g28_signed_at, g28_signed_by_name, client_informed_at, client_informed_by_name, filed_at,
          filed_by_name, status, resolved_at, resolved_by_name, resolution, version)
  ON record_changes TO evenhand_app;

ALTER TABLE record_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE record_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON record_changes
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

-- Whether the attorney of record is to follow the case.
ALTER TABLE handoffs ADD COLUMN moves_record BOOLEAN NOT NULL DEFAULT false;
