-- Which version of the core made a decision: it is judged by that one. What is here was made by the first.

ALTER TABLE decisions ADD COLUMN engine_version INTEGER NOT NULL DEFAULT 1;
