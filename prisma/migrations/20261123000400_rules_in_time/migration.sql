-- Rules that take effect by themselves at a given time, and the expert work that a firm expects.

CREATE TABLE scheduled_rule_sets (
  firm_id UUID NOT NULL,
  id UUID NOT NULL,
  base_version INTEGER NOT NULL,
  config JSONB NOT NULL,
  note TEXT,
  effective_at TIMESTAMPTZ(3) NOT NULL,
  status TEXT NOT NULL,
  scheduled_at TIMESTAMPTZ(3) NOT NULL,
  scheduled_by_id UUID,
  scheduled_by_name TEXT NOT NULL,
  resolved_at TIMESTAMPTZ(3),
  resolved_by_name TEXT,
  published_version INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  CONSTRAINT scheduled_rule_sets_pkey PRIMARY KEY (firm_id, id),
  CONSTRAINT scheduled_rule_sets_firm_fk FOREIGN KEY (firm_id)
    REFERENCES firms (id) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT scheduled_rule_sets_base_fk FOREIGN KEY (firm_id, base_version)
    REFERENCES rule_sets (firm_id, version) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT scheduled_rule_sets_published_fk FOREIGN KEY (firm_id, published_version)
    REFERENCES rule_sets (firm_id, version) ON DELETE NO ACTION ON UPDATE CASCADE,
  CONSTRAINT scheduled_rule_sets_status_check
    CHECK (status IN ('scheduled', 'published', 'cancelled', 'refused')),
  CONSTRAINT scheduled_rule_sets_resolved_check
    CHECK ((status = 'scheduled') = (resolved_at IS NULL)),
  CONSTRAINT scheduled_rule_sets_published_check
    CHECK ((status = 'published') = (published_version IS NOT NULL))
);

CREATE INDEX scheduled_rule_sets_firm_idx ON scheduled_rule_sets (firm_id, scheduled_at);

-- One at a time: a second one could not know what the first will have made of the rules.
CREATE UNIQUE INDEX scheduled_rule_sets_scheduled_key ON scheduled_rule_sets (firm_id)
  WHERE status = 'scheduled';

CREATE TABLE arrival_forecasts (
  firm_id UUID NOT NULL,
  computed_at TIMESTAMPTZ(3) NOT NULL,
  items JSONB NOT NULL,
  CONSTRAINT arrival_forecasts_pkey PRIMARY KEY (firm_id),
  CONSTRAINT arrival_forecasts_firm_fk FOREIGN KEY (firm_id)
    REFERENCES firms (id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- What was scheduled, by whom and when, stays as it was written; only its time and its end change.
GRANT SELECT, INSERT,
  UPDATE (effective_at, note, status, resolved_at, resolved_by_name, published_version, version)
  ON scheduled_rule_sets TO evenhand_app;
GRANT SELECT, INSERT, UPDATE (computed_at, items) ON arrival_forecasts TO evenhand_app;

ALTER TABLE scheduled_rule_sets ENABLE ROW LEVEL SECURITY;
ALTER TABLE scheduled_rule_sets FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON scheduled_rule_sets
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

ALTER TABLE arrival_forecasts ENABLE ROW LEVEL SECURITY;
ALTER TABLE arrival_forecasts FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON arrival_forecasts
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
