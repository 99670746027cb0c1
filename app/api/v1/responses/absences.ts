import { z } from 'zod';
import { ABSENCE_KINDS, COVER_END_REASONS, COVER_STATUSES } from '@/lib/features/absences/schema';
import { date, id, instant, pageOf, ref, version } from '@/lib/contracts/values';
import { answer } from '@/lib/contracts/registry';

const absenceFields = {
  id,
  attorneyId: id,
  attorney: ref,
  startsOn: date,
  endsOn: date,
  startsAt: instant,
  endsAt: instant,
  kind: z.enum(ABSENCE_KINDS),
  note: z.string().nullable(),
  coverAttorneyId: id.nullable(),
  cover: ref.nullable(),
  status: z.enum(['upcoming', 'current', 'over', 'cancelled']),
  createdAt: instant,
  cancelledAt: instant.nullable(),
  version,
};

const affectedCase = z.object({
  caseId: id,
  number: z.int(),
  clientName: z.string(),
  visaType: z.string(),
  complexity: z.int(),
  deadline: date,
  proposedCover: ref.nullable(),
  eligibleCovers: z.array(ref).readonly(),
  plannedCover: ref.nullable(),
});

export const absenceResponse = answer('Absence', z.object(absenceFields));

export const absencePage = pageOf('AbsencePage', absenceResponse);

export const recordedAbsenceResponse = answer(
  'RecordedAbsence',
  z.object({ ...absenceFields, affectedCases: z.array(affectedCase).readonly() }),
);

export const coverResponse = answer(
  'Cover',
  z.object({
    id,
    absenceId: id,
    caseId: id,
    number: z.int(),
    clientName: z.string(),
    fromAttorney: ref,
    toAttorney: ref,
    startsOn: date,
    endsOn: date,
    status: z.enum(COVER_STATUSES),
    plannedBy: z.string(),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    endReason: z.enum(COVER_END_REASONS).nullable(),
    blockedAt: instant.nullable(),
    version,
  }),
);

export const coverList = answer(
  'CoverList',
  z.object({ items: z.array(coverResponse).readonly(), nextCursor: z.null() }),
);
