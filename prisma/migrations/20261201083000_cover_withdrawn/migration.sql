-- Who was to stand in is told that they need not.
ALTER TABLE notifications
  DROP CONSTRAINT notifications_kind_check,
  ADD CONSTRAINT notifications_kind_check CHECK (kind IN
    ('case-assigned', 'case-waits', 'cases-wait', 'conflict-waits', 'conflicts-wait', 'submission-waits',
     'deadline-near', 'deadline-passed', 'deadlines-due', 'over-capacity', 'handoff-asked',
     'handoff-accepted', 'handoff-declined', 'handoff-withdrawn', 'handoff-expired', 'mentioned-in-note',
     'rules-not-published', 'cover-planned', 'cover-withdrawn', 'cover-started', 'cover-returned',
     'cover-ended', 'cover-kept', 'cover-not-possible', 'departure-open', 'departure-finished',
     'wall-conflict', 'wall-conflicts', 'opening-refused', 'webhook-stopped'));
