import { z } from 'zod';
import { FREEING_KINDS } from '@/lib/contracts/case-codes';
import { choiceField, idField } from '@/lib/shared/validation/fields';

/** One change to one attorney that is to free one waiting case; its value is worked out again. */
export const freeCaseSchema = z.strictObject({
  caseId: idField('The case'),
  attorneyId: idField('The attorney'),
  kind: choiceField('The change', FREEING_KINDS),
});
export type FreeCaseInput = z.output<typeof freeCaseSchema>;
