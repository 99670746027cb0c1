-- Forgetting a client (decision 0056) erases what was typed about them in rows that are otherwise never
-- changed. Doctor compares handoffs and walls with the audit trail and decides again what was decided.

GRANT UPDATE (note, override_reason) ON handoffs TO evenhand_app;
GRANT UPDATE (note) ON record_changes TO evenhand_app;
GRANT UPDATE (reason) ON ethical_walls TO evenhand_app;
GRANT UPDATE (override_reason) ON departure_moves TO evenhand_app;
GRANT UPDATE (result) ON decisions TO evenhand_app;

-- A record of a decision changes in this one way.
CREATE POLICY only_erased ON decisions AS RESTRICTIVE FOR UPDATE
  USING (result #>> '{override,reason}' IS NOT NULL)
  WITH CHECK (result #>> '{override,reason}' = 'Erased');
