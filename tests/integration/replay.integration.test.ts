import { expect, it } from 'vitest';
import { assignCase, drainWaitingLine, listWaiting, reassignCase } from '@/lib/assignment';
import { replay, STRATEGIES, type Decision, type DecisionInput } from '@/lib/assignment/core';
import { asOwner } from './as-owner';
import { buildFirm, changeRules, type BuiltFirm } from './build-firm';
import { fillWaitingLine } from './fill-waiting-line';

const CASES = 600;
const ROSTER = Array.from({ length: 8 }, (_, n) => ({
  name: `Attorney ${n + 1}`,
  capacity: 60 + n,
  expertise: { 'H-1B': ((n % 3) + 1) as 1 | 2 | 3 },
  seniority: n % 2 === 0 ? ('senior' as const) : ('associate' as const),
}));

interface Recorded {
  id: string;
  input: DecisionInput;
  result: Decision;
}

/** Decisions of every kind: placed from the line, handed off, and chosen by hand against the rules. */
async function decideMuch(firm: BuiltFirm): Promise<void> {
  await fillWaitingLine(firm, CASES);
  await drainWaitingLine(firm.firmId);
  const [first = '', second = ''] = Object.values(firm.ids);
  const held = await asOwner<{ id: string }>(
    `SELECT id FROM cases WHERE firm_id = $1 AND attorney_id IS NOT NULL AND attorney_id <> $2
      ORDER BY number LIMIT 15`,
    [firm.firmId, first],
  );
  const override = { reason: 'The client asked for it' };
  for (const { id } of held) {
    const request = { reason: 'client-request' as const, override };
    await reassignCase(firm.actor, id, { ...request, toAttorneyId: first });
    await reassignCase(firm.actor, id, { ...request, toAttorneyId: second });
  }
  const { items } = await listWaiting(firm.actor, { limit: 10 });
  for (const { case: one } of items) {
    await assignCase(firm.actor, one.id, { attorneyId: first, override });
  }
}

it('comes to the same answer again for thousands of recorded decisions', async () => {
  let replayed = 0;
  for (const strategy of STRATEGIES) {
    const firm = await buildFirm(ROSTER);
    await changeRules(firm, { strategy });
    await decideMuch(firm);
    const records = await asOwner<Recorded>(
      'SELECT id, input, result FROM decisions WHERE firm_id = $1',
      [firm.firmId],
    );
    for (const { id, input, result } of records) {
      expect(replay(input, result).differences, id).toEqual([]);
      // The order in which the candidates were written down is of no account either.
      const turned = { ...input, candidates: [...input.candidates].reverse() };
      expect(replay(turned, result).differences, id).toEqual([]);
      replayed += 1;
    }
  }
  expect(replayed).toBeGreaterThan(2000);
}, 180_000);
