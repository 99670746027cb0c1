-- Members are told at once of deadlines, loads over capacity, covers and departures: decision 0081.

ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'conflict-waits', 'conflicts-wait', 'deadline-near',
     'deadline-passed', 'deadlines-due', 'over-capacity', 'handoff-asked', 'handoff-accepted',
     'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'mentioned-in-note', 'rules-not-published',
     'cover-planned', 'cover-started', 'cover-returned', 'cover-ended', 'cover-kept', 'cover-not-possible',
     'departure-open', 'departure-finished', 'wall-conflict', 'wall-conflicts', 'opening-refused'));

-- Mail passes through machines that are not the firm's: it names clients where the firm says so.
ALTER TABLE firms ADD COLUMN "mail_names_clients" BOOLEAN NOT NULL DEFAULT false;
GRANT UPDATE (mail_names_clients) ON firms TO evenhand_app;

-- Who wants no mail at all wants none of what is new either.
ALTER TABLE mail_preferences NO FORCE ROW LEVEL SECURITY;
UPDATE mail_preferences
   SET "off" = "off" || ARRAY['deadlines', 'capacity', 'departures']
 WHERE "off" @> ARRAY['assigned', 'handoffs', 'mentions', 'waiting', 'covers', 'walls', 'rules'];
ALTER TABLE mail_preferences FORCE ROW LEVEL SECURITY;
