-- When something in a firm is next due by time alone (docs/decisions/0047), so that whoever looks each
-- minute reads the firms that are due and no others. Read before a firm is known, hence outside
-- row-level security: a firm's id and an instant, nothing of what it is about.

CREATE TABLE firm_dues (
  firm_id UUID NOT NULL,
  -- NULL: nothing is.
  due_at TIMESTAMPTZ(3),
  CONSTRAINT firm_dues_pkey PRIMARY KEY (firm_id),
  CONSTRAINT firm_dues_firm_fk FOREIGN KEY (firm_id) REFERENCES firms (id) ON DELETE CASCADE
);

CREATE INDEX firm_dues_due_idx ON firm_dues (due_at);

-- Every firm that is there is looked at once.
INSERT INTO firm_dues (firm_id, due_at) SELECT firm_id, now() FROM firm_slugs;

GRANT SELECT, INSERT, UPDATE (due_at) ON firm_dues TO evenhand_app;
REVOKE ALL ON firm_dues FROM evenhand_walled;
