import type { AbsenceDto } from '@/lib/contracts/absence';
import { listAbsences } from '@/lib/features/absences';
import { answerWithList, dayOf, type ListFile } from '../../../list-file';

const ABSENCES: ListFile<AbsenceDto> = {
  name: 'absences',
  permission: 'absences.manage',
  read: (actor, page) => listAbsences(actor, { ...page, includeCancelled: true }),
  columns: {
    Attorney: ({ attorney }) => attorney.name,
    'First day': ({ startsOn }) => startsOn,
    'Last day': ({ endsOn }) => endsOn,
    Kind: ({ kind }) => kind,
    Cover: ({ cover }) => cover?.name ?? null,
    State: ({ status }) => status,
    Note: ({ note }) => note,
    Recorded: ({ createdAt }, timeZone) => dayOf(createdAt, timeZone),
  },
};

/** Every absence as a CSV file, the latest first, with those that were cancelled. */
export function GET(): Promise<Response> {
  return answerWithList(ABSENCES);
}
