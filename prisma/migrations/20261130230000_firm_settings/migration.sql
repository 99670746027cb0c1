-- What a firm settles of itself: the visa types it does not practise, its working days and its
-- holidays (docs/decisions/0074). By default it practises all and every day counts, as before.

ALTER TABLE "firms"
  ADD COLUMN "visa_types_off" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "working_weekdays" SMALLINT[] DEFAULT ARRAY[1, 2, 3, 4, 5, 6, 7]::SMALLINT[],
  ADD COLUMN "holidays" JSONB NOT NULL DEFAULT '[]';

-- Work that never begins would never end.
ALTER TABLE firms ADD CONSTRAINT firms_working_weekdays_check CHECK (
  working_weekdays IS NOT NULL AND cardinality(working_weekdays) BETWEEN 1 AND 7 AND 1 <= ALL (working_weekdays)
  AND 7 >= ALL (working_weekdays) AND array_position(working_weekdays, NULL) IS NULL);
ALTER TABLE firms ADD CONSTRAINT firms_holidays_check CHECK (
  jsonb_array_length(holidays) <= 100);
ALTER TABLE firms ADD CONSTRAINT firms_visa_types_off_check CHECK (
  visa_types_off IS NOT NULL AND visa_types_off <@ ARRAY['H-1B', 'L-1A', 'L-1B', 'O-1A', 'O-1B', 'TN', 'E-2', 'E-3', 'EB-1A', 'EB-1B',
    'EB-1C', 'EB-2 NIW', 'PERM', 'I-140', 'I-485', 'I-130', 'N-400', 'I-751', 'asylum', 'U', 'VAWA',
    'H-2A', 'H-2B', 'other']);

GRANT UPDATE (visa_types_off, working_weekdays, holidays) ON firms TO evenhand_app;
