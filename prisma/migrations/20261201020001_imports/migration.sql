-- Files that are brought in, row by row, and can be taken back: decision 0076.

-- CreateTable
CREATE TABLE "imports" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "headings" TEXT[],
    "columns" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_name" TEXT,
    "before" JSONB,

    CONSTRAINT "imports_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "firm_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT[],
    "status" TEXT NOT NULL,
    "problems" JSONB NOT NULL,
    "detail" TEXT,
    "is_held" BOOLEAN NOT NULL DEFAULT false,
    "ordered_at" TIMESTAMPTZ(3),
    "case_id" UUID,
    "attorney_id" UUID,
    "client_id" UUID,
    "made_client" BOOLEAN NOT NULL DEFAULT false,
    "client_before" JSONB,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("firm_id","id")
);

-- CreateIndex
CREATE INDEX "imports_created_idx" ON "imports"("firm_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "import_rows_order_idx" ON "import_rows"("firm_id", "import_id", "status", "is_held", "ordered_at", "line");

-- CreateIndex
CREATE INDEX "import_rows_client_idx" ON "import_rows"("firm_id", "client_id");

-- CreateIndex
CREATE INDEX "import_rows_case_idx" ON "import_rows"("firm_id", "case_id");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_firm_fk" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_fk" FOREIGN KEY ("firm_id", "import_id") REFERENCES "imports"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

ALTER TABLE imports
  ADD CONSTRAINT imports_kind_check CHECK (kind IN ('cases', 'attorneys', 'clients')),
  ADD CONSTRAINT imports_status_check CHECK (status IN
    ('mapping', 'checking', 'ready', 'running', 'paused', 'finished', 'undoing', 'undone'));

ALTER TABLE import_rows
  ADD CONSTRAINT import_rows_status_check CHECK (status IN ('new', 'bad', 'good', 'known', 'in'));

-- Grants -------------------------------------------------------------------------------------------

GRANT SELECT, INSERT, UPDATE (status, columns, started_at, finished_at, undone_at, undone_by_name, before), DELETE
  ON imports TO evenhand_app;
GRANT SELECT, INSERT, DELETE,
  UPDATE (cells, status, problems, detail, is_held, ordered_at, case_id, attorney_id, client_id, made_client, client_before)
  ON import_rows TO evenhand_app;
GRANT SELECT ON imports, import_rows TO evenhand_walled;

-- Row-level security -------------------------------------------------------------------------------

ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON imports
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());

ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_rows FORCE ROW LEVEL SECURITY;
CREATE POLICY firm_isolation ON import_rows
  USING (firm_id = current_firm()) WITH CHECK (firm_id = current_firm());
CREATE POLICY behind_walls ON import_rows AS RESTRICTIVE TO evenhand_walled
  USING (client_id IS NULL
         OR (walled_clients() IS NOT NULL AND client_id NOT IN (SELECT unnest(walled_clients()))));

-- Taking an import back ----------------------------------------------------------------------------

-- The one way in which cases, clients and attorneys go again: those that an import has made, while it
-- is being undone. The product's role may not delete them itself. What hangs on a case goes with it.
CREATE FUNCTION take_back_import(firm uuid, taken uuid) RETURNS void
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
  DELETE FROM attorneys a USING import_rows r
   WHERE a.firm_id = firm AND r.firm_id = firm AND r.import_id = taken AND r.attorney_id = a.id;
END
$$;

REVOKE ALL ON FUNCTION take_back_import(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_back_import(uuid, uuid) TO evenhand_app;
