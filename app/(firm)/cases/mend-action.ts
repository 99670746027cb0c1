'use server';

import { mendingSentence } from '@/components/cases/what-frees';
import { firmAction } from '@/lib/platform/actions/firm-action';
import { getAttorney } from '@/lib/features/attorneys';
import { freeWaitingCase } from '@/lib/features/waiting';
import { freeCaseSchema } from '@/lib/contracts/waiting';

/** Makes the change to an attorney that frees a waiting case, and says where the case is then. */
export const freeCaseAction = firmAction({
  permission: 'any-member',
  schema: freeCaseSchema,
  records: ['attorney-changed', 'absence-shortened', 'absence-cancelled'],
  // Where the case is then is known after the commit.
  once: false,
  handler: async ({ actor, input, once }) => {
    const { case: freed, change } = await freeWaitingCase(actor, input, once);
    const { name } = await getAttorney(actor, input.attorneyId);
    const outcome = freed.attorney
      ? `Case ${freed.number} went to ${freed.attorney.name}.`
      : `Case ${freed.number} still waits: another case of the line came first.`;
    return { message: `${mendingSentence(name, change, freed)} ${outcome}` };
  },
});
