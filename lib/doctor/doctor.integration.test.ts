import { expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { checkFirm } from './check-firm';

async function busyFirm(): Promise<{ firm: BuiltFirm; caseId: string }> {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 3 },
    { name: 'Ben', capacity: 1 },
  ]);
  const { id, attorney } = await openCase(firm);
  for (let i = 0; i < 4; i += 1) await openCase(firm);
  await editCase(firm, id, { stage: 'filed' });
  await reassignCase(firm.actor, id, {
    toAttorneyId: attorney?.id === firm.ids.Ana ? firm.ids.Ben : firm.ids.Ana,
    reason: 'workload',
    override: { reason: 'A colleague asked for it' },
  });
  return { firm, caseId: id };
}

async function checksAfter(firm: BuiltFirm, sql: string, ...values: unknown[]): Promise<string[]> {
  await asOwner(sql, [firm.firmId, ...values]);
  return (await checkFirm(firm.firmId)).map(({ check }) => check);
}

it('finds nothing in a firm that only the product has touched', async () => {
  const { firm } = await busyFirm();
  expect(await checkFirm(firm.firmId)).toEqual([]);
});

it('finds a counter, an interval, a number, an event or a decision that was tampered with', async () => {
  const { firm, caseId } = await busyFirm();
  const tamper = (sql: string, ...values: unknown[]) => checksAfter(firm, sql, ...values);
  expect(
    await tamper('UPDATE attorneys SET load_points = load_points + 1 WHERE firm_id = $1'),
  ).toContain('counters');
  expect(
    await tamper(
      `UPDATE assignments SET ended_at = started_at, end_reason = 'handoff'
        WHERE firm_id = $1 AND case_id = $2 AND ended_at IS NULL`,
      caseId,
    ),
  ).toContain('one-holder');
  expect(
    await tamper(
      `UPDATE assignments SET started_at = started_at - interval '1 hour'
        WHERE firm_id = $1 AND case_id = $2 AND start_reason = 'handoff'`,
      caseId,
    ),
  ).toContain('history-gapless');
  expect(
    await tamper('UPDATE assignment_states SET last_case_number = 99 WHERE firm_id = $1'),
  ).toContain('case-numbers');
  expect(
    await tamper(
      'UPDATE assignment_states SET forfeit_millipoints = forfeit_millipoints + 5000 WHERE firm_id = $1',
    ),
  ).toContain('fair-share-sum');
  expect(
    await tamper("UPDATE events SET actor_name = 'Mallory' WHERE firm_id = $1 AND seq = 3"),
  ).toContain('event-chain');
  expect(
    await tamper(
      `UPDATE decisions SET input = jsonb_set(input, '{rules,strategy}', '"round-robin"')
        WHERE firm_id = $1`,
    ),
  ).toContain('replay');
});

it('finds a case that waits although somebody could take it', async () => {
  const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
  await openCase(firm);
  await openCase(firm);
  expect(await checksAfter(firm, 'UPDATE attorneys SET capacity = 2 WHERE firm_id = $1')).toEqual([
    'waiting-without-need',
  ]);
});
