'use server';

import { plural } from '@/components/ui/format';
import { firmAction } from '@/lib/actions/firm-action';
import { runDeparture } from '@/lib/planning';
import { runDepartureSchema } from '@/lib/planning/schema';

/** Hands over the cases of an attorney who leaves, as the manager reviewed it. */
export const runDepartureAction = firmAction({
  permission: 'cases.handoff',
  schema: runDepartureSchema,
  // Runs in several transactions, of which the first keeps the plan.
  once: false,
  handler: async ({ actor, input, once }) => {
    const { moved, total, attorney } = await runDeparture(actor, input, once);
    const all = `${plural(total, 'case')} of ${attorney.name} handed over.`;
    const some = `${moved} of ${plural(total, 'case')} handed over; the others are named above.`;
    return { message: moved === total ? all : some };
  },
});
