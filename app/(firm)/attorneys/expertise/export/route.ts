import { VISA_TYPES } from '@/lib/assignment/core';
import { getExpertiseMatrix } from '@/lib/features/attorneys';
import type { MatrixAttorney } from '@/lib/features/attorneys/dto';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { answerWithList, onePage, type ListFile } from '../../../list-file';

const EXPERTISE: ListFile<MatrixAttorney> = {
  name: 'expertise',
  permission: 'attorneys.read',
  read: async (actor) => onePage((await getExpertiseMatrix(actor)).attorneys),
  columns: {
    Attorney: ({ name }) => name,
    Seniority: ({ seniority }) => SENIORITY_NAMES[seniority].label,
    Takes: ({ active }) => (active ? 'new cases' : 'no new cases'),
    ...Object.fromEntries(
      VISA_TYPES.map((type) => [type, ({ expertise }: MatrixAttorney) => expertise[type] ?? 0]),
    ),
  },
};

/** Who knows what as a CSV file: everyone on the roster, with a level for each visa type. */
export function GET(): Promise<Response> {
  return answerWithList(EXPERTISE);
}
