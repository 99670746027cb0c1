-- A handoff that takes another one back names it: both stay on record, and count in no report.

ALTER TABLE handoffs ADD COLUMN undoes_id UUID;

CREATE INDEX handoffs_undoes_idx ON handoffs (firm_id, undoes_id);

ALTER TABLE handoffs ADD CONSTRAINT handoffs_undoes_fk FOREIGN KEY (firm_id, undoes_id)
  REFERENCES handoffs (firm_id, id) ON DELETE NO ACTION ON UPDATE CASCADE;
