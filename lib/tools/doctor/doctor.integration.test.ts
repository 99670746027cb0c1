import { expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { checkFirm } from './check-firm';
import { repairCounters } from './repair-counters';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

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

it('finds a fair-share balance that the cases do not lead to, though the sum is right', async () => {
  const { firm } = await busyFirm();
  const tamper = (sql: string) => checksAfter(firm, sql);
  const shift = (points: number) => `
    WITH shifted AS (UPDATE attorneys SET fair_share_millipoints = fair_share_millipoints + ${points}
                      WHERE firm_id = $1 AND name = 'Ana')
    UPDATE assignment_states SET forfeit_millipoints = forfeit_millipoints - ${points} WHERE firm_id = $1`;
  expect(await tamper(shift(500))).toEqual(['fair-share-balances']);
  expect(await tamper(shift(-500))).toEqual([]);
  expect(
    await tamper('UPDATE assignment_states SET credit_index = credit_index / 2 WHERE firm_id = $1'),
  ).toContain('fair-share-index');
});

it('finds a capacity that was changed before what it had earned was settled', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 20 },
    { name: 'Ben', capacity: 20 },
  ]);
  const { attorney } = await openCase(firm);
  const doubled = 'UPDATE attorneys SET capacity = 40 WHERE firm_id = $1 AND id <> $2';
  expect(await checksAfter(firm, doubled, attorney?.id)).toEqual(['fair-share-balances']);
});

it('finds a case that waits although someone could take it', async () => {
  const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
  await openCase(firm);
  await openCase(firm);
  expect(await checksAfter(firm, 'UPDATE attorneys SET capacity = 2 WHERE firm_id = $1')).toEqual([
    'waiting-without-need',
  ]);
});

it('finds a case that weighs something else than the rules say', async () => {
  const { firm, caseId } = await busyFirm();
  const heavier = `WITH heavier AS (
      UPDATE cases SET load_points = load_points + 7 WHERE firm_id = $1 AND id = $2
      RETURNING firm_id, attorney_id)
    UPDATE attorneys a SET load_points = load_points + 7 FROM heavier h
     WHERE a.firm_id = h.firm_id AND a.id = h.attorney_id`;
  expect(await checksAfter(firm, heavier, caseId)).toEqual(['case-weights']);
});

it('finds a decision that was not carried out as it says', async () => {
  const { firm } = await busyFirm();
  const swapped = `UPDATE assignments a SET decision_id = o.decision_id
    FROM assignments o WHERE a.firm_id = $1 AND o.firm_id = $1 AND a.attorney_id <> o.attorney_id
     AND a.ended_at IS NULL AND o.decision_id IS NOT NULL`;
  expect(await checksAfter(firm, swapped)).toContain('decision-carried-out');
});

it('finds a decision whose winner its own record excludes', async () => {
  const { firm } = await busyFirm();
  const excluded = `UPDATE decisions SET result = jsonb_set(result, '{candidates,0,eligible}', 'false')
    WHERE firm_id = $1 AND outcome = 'assigned'`;
  expect(await checksAfter(firm, excluded)).toContain('winner-eligible');
});

it('finds a handoff that asks about a case someone else holds', async () => {
  const { firm, caseId } = await busyFirm();
  const asked = `INSERT INTO handoffs (firm_id, id, case_id, from_attorney_id, to_attorney_id, reason,
                                       status, requested_at, requested_by_name)
    SELECT c.firm_id, gen_random_uuid(), c.id, a.id, c.attorney_id, 'workload', 'pending', now(), 'Mallory'
      FROM cases c JOIN attorneys a ON a.firm_id = c.firm_id AND a.id <> c.attorney_id
     WHERE c.firm_id = $1 AND c.id = $2`;
  expect(await checksAfter(firm, asked, caseId)).toContain('handoff-pending');
});

it('finds a turn or an event that is missing at the end', async () => {
  const { firm } = await busyFirm();
  expect(
    await checksAfter(firm, 'UPDATE assignment_states SET last_turn = 1 WHERE firm_id = $1'),
  ).toContain('turns');
  expect(
    await checksAfter(
      firm,
      `DELETE FROM events WHERE firm_id = $1
          AND seq = (SELECT max(seq) FROM events WHERE firm_id = $1)`,
    ),
  ).toContain('event-chain');
});

it('repairs counters under the lock, records it, and has nothing to repair the second time', async () => {
  const { firm } = await busyFirm();
  expect(
    await checksAfter(
      firm,
      `UPDATE attorneys SET load_points = load_points + 30, active_count = active_count - 1
        WHERE firm_id = $1 AND name = 'Ana'`,
    ),
  ).toContain('counters');
  const [repair, ...others] = await repairCounters(firm.firmId);
  expect(others).toEqual([]);
  expect(repair).toMatchObject({ name: 'Ana' });
  expect(await checkFirm(firm.firmId)).toEqual([]);
  const [event] = await asOwner<{ data: unknown }>(
    "SELECT data FROM events WHERE firm_id = $1 AND kind = 'counters-repaired'",
    [firm.firmId],
  );
  expect(event?.data).toEqual({ before: repair?.before, after: repair?.after });
  expect(await repairCounters(firm.firmId)).toEqual([]);
});
