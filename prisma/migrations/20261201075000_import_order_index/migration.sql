-- A batch of an import takes the held rows first. With the index in that order it reads its hundred
-- rows; before, it sorted all that were left, each time.

-- DropIndex
DROP INDEX "import_rows_order_idx";

-- CreateIndex
CREATE INDEX "import_rows_order_idx" ON "import_rows"("firm_id", "import_id", "status", "is_held" DESC, "ordered_at", "line");
