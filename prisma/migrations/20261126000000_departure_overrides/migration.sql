-- A departure may give a case to somebody whom the rules exclude, with a reason, as a handoff may.

ALTER TABLE departure_moves ADD COLUMN override_reason TEXT;
