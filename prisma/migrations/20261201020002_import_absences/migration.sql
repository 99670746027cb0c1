-- Absences come in from files as well, and can be taken back.

ALTER TABLE "import_rows" ADD COLUMN "absence_id" UUID;

ALTER TABLE imports DROP CONSTRAINT imports_kind_check;
ALTER TABLE imports ADD CONSTRAINT imports_kind_check
  CHECK (kind IN ('cases', 'attorneys', 'clients', 'absences'));

GRANT UPDATE (absence_id) ON import_rows TO evenhand_app;

CREATE OR REPLACE FUNCTION take_back_import(firm uuid, taken uuid) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
BEGIN
  IF firm IS DISTINCT FROM current_firm() OR NOT EXISTS (
    SELECT FROM imports WHERE firm_id = firm AND id = taken AND status = 'undoing') THEN
    RAISE EXCEPTION 'This import is not being undone.';
  END IF;
  DELETE FROM cases c USING import_rows r
   WHERE c.firm_id = firm AND r.firm_id = firm AND r.import_id = taken AND r.case_id = c.id;
  DELETE FROM clients l USING import_rows r
   WHERE l.firm_id = firm AND r.firm_id = firm AND r.import_id = taken AND r.made_client
     AND r.client_id = l.id;
  DELETE FROM absences b USING import_rows r
   WHERE b.firm_id = firm AND r.firm_id = firm AND r.import_id = taken AND r.absence_id = b.id;
  DELETE FROM attorneys a USING import_rows r
   WHERE a.firm_id = firm AND r.firm_id = firm AND r.import_id = taken AND r.attorney_id = a.id;
END
$$;
