-- Managers are told of cases that a new wall leaves with the wrong attorney, and of cases that
-- somebody behind a wall wanted to open.

ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'handoff-asked', 'handoff-accepted',
     'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'rules-not-published',
     'cover-not-possible', 'wall-conflict', 'wall-conflicts', 'opening-refused'));
