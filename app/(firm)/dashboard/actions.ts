'use server';

import { z } from 'zod';
import { plural } from '@/components/ui/format';
import { addRoster, spreadExpertise } from '@/lib/features/attorneys';
import { spreadExpertiseSchema } from '@/lib/contracts/roster';
import { skipStep } from '@/lib/features/firms';
import { FIRST_STEPS } from '@/lib/contracts/firm-codes';
import { firmAction } from '@/lib/platform/actions/firm-action';

/** Adds the attorneys of a pasted roster. */
export const addRosterAction = firmAction({
  permission: 'attorneys.manage',
  // Read line by line by the use case, which names the line that is wrong.
  schema: z.strictObject({
    people: z.string({ error: 'Write one attorney a line: name, e-mail.' }),
  }),
  records: ['attorney-added'],
  once: true,
  handler: async ({ actor, input }) => {
    const count = await addRoster(actor, input);
    return { message: `${plural(count, 'attorney')} on the roster.` };
  },
});

/** Says what everyone knows of whom nothing is known yet. */
export const spreadExpertiseAction = firmAction({
  permission: 'attorneys.manage',
  schema: spreadExpertiseSchema,
  records: ['attorney-changed'],
  once: true,
  handler: async ({ actor, input }) => {
    const count = await spreadExpertise(actor, input);
    return { message: `Set for ${plural(count, 'attorney')}. Make it exact in the matrix.` };
  },
});

/** Passes over one of the first steps. */
export const skipStepAction = firmAction({
  permission: 'firm.manage',
  schema: z.strictObject({ step: z.enum(FIRST_STEPS) }),
  records: { nothing: 'a list of a new firm is shorter' },
  // Doing it again changes nothing.
  once: false,
  handler: async ({ actor, input }) => skipStep(actor, input.step),
});
