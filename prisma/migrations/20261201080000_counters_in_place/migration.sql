-- Counters move in place: decision 0095.

-- Every assignment moves an attorney's load, and with it wrote the attorney's row into all five of the
-- table's indexes. A firm has at most some forty attorneys, whom the index of the roster finds.
DROP INDEX "attorneys_load_idx";

-- Room on the page for the row as it is next.
ALTER TABLE attorneys SET (fillfactor = 70);
ALTER TABLE assignment_states SET (fillfactor = 70);
