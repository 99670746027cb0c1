-- The fair-share credit of a firm as one running index, to which each attorney is settled when touched.
-- NULL: takes no part. Whoever does is told so by the next transaction of the firm.

ALTER TABLE assignment_states ADD COLUMN credit_index BIGINT NOT NULL DEFAULT 0;
ALTER TABLE attorneys ADD COLUMN credit_settled_to BIGINT;
