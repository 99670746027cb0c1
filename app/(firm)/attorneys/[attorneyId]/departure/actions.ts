'use server';

import { plural } from '@/components/ui/format';
import { firmAction } from '@/lib/platform/actions/firm-action';
import { runDeparture } from '@/lib/features/planning';
import { runDepartureFormSchema } from '@/lib/contracts/departure';
import { formatDay } from '@/lib/shared/time';

/** Hands over the cases of an attorney who leaves, as the manager reviewed it. */
export const runDepartureAction = firmAction({
  permission: 'cases.handoff',
  schema: runDepartureFormSchema,
  records: ['departure-planned'],
  // Runs in several transactions, of which the first keeps the plan.
  once: false,
  handler: async ({ actor, input: { lastDay, ...plan }, once }) => {
    const words = [lastDay ? `Last day: ${formatDay(lastDay)}.` : null, plan.note];
    const note = words.filter(Boolean).join(' ') || null;
    const { moved, total, attorney } = await runDeparture(actor, { ...plan, note }, once);
    const all = `${plural(total, 'case')} of ${attorney.name} handed over.`;
    const some = `${moved} of ${plural(total, 'case')} handed over; the others are named above.`;
    return { message: moved === total ? all : some };
  },
});
