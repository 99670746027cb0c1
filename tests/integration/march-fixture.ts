import { recordAbsence } from '@/lib/features/absences';
import { assignCase, reassignCase } from '@/lib/assignment';
import { at, buildFirm, openCase, type BuiltFirm } from './build-firm';

/** A Monday morning in New York; the story begins then. */
export const MONDAY = '2026-03-02T15:00:00Z';

/** Hands a case to a colleague, whatever the rules say. */
export function handOver(
  firm: BuiltFirm,
  caseId: string,
  to: string,
  reason: 'workload' | 'expertise',
) {
  return reassignCase(firm.actor, caseId, {
    toAttorneyId: firm.ids[to],
    reason,
    override: { reason: 'test' },
  });
}

/**
 * Ana holds the only expertise, so the rules give her everything. On 2 March four cases arrive; one
 * bounces Ana → Ben → Ana on the 4th and 6th, one goes to Ben on 1 April New York time. An asylum
 * case waits until Ben is chosen by hand. Cy is away in the week of 9 March.
 */
export async function buildMarchFixture(): Promise<{
  firm: BuiltFirm;
  cases: Record<string, string>;
}> {
  const firm = await at('2026-02-01T15:00:00Z', () =>
    buildFirm([
      { name: 'Ana', capacity: 10 },
      { name: 'Ben', capacity: 20, expertise: {} },
      { name: 'Cy', capacity: 10, expertise: {} },
    ]),
  );
  const cases: Record<string, string> = {};
  await at(MONDAY, async () => {
    cases.bouncing = (await openCase(firm, { complexity: 5 })).id;
    cases.moved = (await openCase(firm, { complexity: 8 })).id;
    cases.kept = (await openCase(firm, { complexity: 3, deadline: '2026-04-10' })).id;
    cases.byHand = (await openCase(firm, { visaType: 'asylum', complexity: 4 })).id;
  });
  await at('2026-03-03T15:00:00Z', () =>
    assignCase(firm.actor, cases.byHand ?? '', {
      attorneyId: firm.ids.Ben,
      override: { reason: 'learns asylum' },
    }),
  );
  await at('2026-03-04T15:00:00Z', () => handOver(firm, cases.bouncing ?? '', 'Ben', 'workload'));
  await at('2026-03-06T15:00:00Z', () => handOver(firm, cases.bouncing ?? '', 'Ana', 'expertise'));
  // One in the morning of 1 April in UTC is still 31 March in New York; five is April in both.
  await at('2026-04-01T05:00:00Z', () => handOver(firm, cases.moved ?? '', 'Ben', 'workload'));
  await at('2026-04-01T01:00:00Z', async () => {
    cases.lastOfMarch = (await openCase(firm, { complexity: 5 })).id;
  });
  await at(MONDAY, () =>
    recordAbsence(firm.actor, {
      attorneyId: firm.ids.Cy ?? '',
      startsOn: '2026-03-09',
      endsOn: '2026-03-13',
      kind: 'vacation',
    }),
  );
  return { firm, cases };
}
