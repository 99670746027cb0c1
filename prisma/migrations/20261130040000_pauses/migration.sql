-- From when on an attorney gets no new cases, where that is not yet: the first instant of a day where
-- they are. Null once it has begun, which `active` then says, and for whoever just goes on.

ALTER TABLE attorneys ADD COLUMN pauses_at TIMESTAMPTZ(3);
