-- How far the drain of a long waiting line has come, for those who watch it. On the row that every
-- batch updates anyway, under the lock that it holds anyway. All null while nothing is under way.
ALTER TABLE "assignment_states"
  ADD COLUMN "drain_started_at" TIMESTAMPTZ(3),
  ADD COLUMN "drain_moved_at" TIMESTAMPTZ(3),
  ADD COLUMN "drain_total" INTEGER,
  ADD COLUMN "drain_looked_at" INTEGER,
  ADD COLUMN "drain_placed" INTEGER,
  ADD CONSTRAINT "assignment_states_drain_whole_check" CHECK (
    num_nulls("drain_started_at", "drain_moved_at", "drain_total", "drain_looked_at",
              "drain_placed") IN (0, 5)),
  ADD CONSTRAINT "assignment_states_drain_count_check" CHECK (
    "drain_placed" BETWEEN 0 AND "drain_looked_at" AND "drain_looked_at" <= "drain_total");
