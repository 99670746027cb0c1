import { afterEach, expect, it } from 'vitest';
import { assignCase, drainWaitingLine, findDrainProgress, listWaiting } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { fillWaitingLine } from '@/tests/integration/fill-waiting-line';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import type { DrainProgress } from './drain-progress';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

/** Asks again and again until the drain shows how far it has come. */
async function untilUnderWay(firm: BuiltFirm): Promise<DrainProgress> {
  for (;;) {
    const progress = await findDrainProgress(firm.actor);
    if (progress) return progress;
  }
}

async function heldBy(firm: BuiltFirm): Promise<Record<string, number>> {
  const rows = await asOwner<{ name: string; held: number }>(
    'SELECT name, active_count AS held FROM attorneys WHERE firm_id = $1',
    [firm.firmId],
  );
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}

it('places what fits of 5,000 waiting cases while another firm goes on working, and says how far it is', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 100 },
    { name: 'Ben', capacity: 100 },
    { name: 'Cai', capacity: 100, expertise: { TN: 3 } },
  ]);
  const other = await buildFirm([{ name: 'Zoe' }]);
  // The older ones fit no one, so that a drain has to pass over them to get anywhere.
  await fillWaitingLine(firm, 3000, { visaType: 'PERM' });
  await fillWaitingLine(firm, 1800, { receivedFrom: '2026-02-01T09:00:00Z' });
  await fillWaitingLine(firm, 200, { visaType: 'TN', receivedFrom: '2026-02-02T09:00:00Z' });
  expect(await findDrainProgress(firm.actor)).toBeNull();

  let finished = false;
  const drained = drainWaitingLine(firm.firmId).finally(() => {
    finished = true;
  });
  const early = await untilUnderWay(firm);
  const elsewhere = await openCase(other);
  expect(elsewhere.status).toBe('assigned');
  expect(finished).toBe(false);
  expect(early.total).toBe(5000);
  expect(early.lookedAt).toBeGreaterThanOrEqual(3000);
  // How many a batch places depends on the machine: it ends after a second.
  expect(early.placed).toBeGreaterThan(0);

  expect(await drained).toBe(300);
  expect(await findDrainProgress(firm.actor)).toBeNull();
  expect(await heldBy(firm)).toEqual({ Ana: 100, Ben: 100, Cai: 100 });
  expect((await listWaiting(firm.actor, { limit: 1 })).total).toBe(4700);
});

it('looks again at what fitted no one when someone joins or gets room during the drain', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 100 },
    { name: 'Ben', capacity: 100 },
    { name: 'Cai', capacity: 100 },
    { name: 'Dee', capacity: 1 },
  ]);
  await fillWaitingLine(firm, 10, { visaType: 'PERM' });
  await fillWaitingLine(firm, 400, { receivedFrom: '2026-02-01T09:00:00Z' });
  const drained = drainWaitingLine(firm.firmId);
  await untilUnderWay(firm);
  await Promise.all([
    changeAttorney(firm.actor, firm.ids.Dee ?? '', { capacity: 50 }),
    addAttorney(firm, { name: 'Eva', expertise: { PERM: 2 }, capacity: 20 }),
  ]);
  await drained;
  expect(await heldBy(firm)).toMatchObject({ Dee: 50, Eva: 10 });
  expect((await listWaiting(firm.actor, { limit: 1 })).total).toBe(50);
});

it('leaves alone what a person assigned in the middle of it', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 100 },
    { name: 'Ben', capacity: 100 },
    { name: 'Cai', capacity: 100 },
  ]);
  await fillWaitingLine(firm, 400);
  const { items } = await listWaiting(firm.actor, { limit: 1 });
  const first = items[0]?.case.id ?? '';
  const drained = drainWaitingLine(firm.firmId);
  await untilUnderWay(firm);
  const late = await openCase(firm, { priority: 'urgent' });
  const outcome = await assignCase(firm.actor, first, { attorneyId: firm.ids.Cai }).catch(
    (error: unknown) => error,
  );
  expect(outcome).toMatchObject({ code: 'already-assigned' });
  await drained;
  expect((await getCase(firm.actor, late.id)).status).toBe('assigned');
  expect((await listWaiting(firm.actor, { limit: 1 })).total).toBe(101);
});

it('lets two drains of one firm share the work', async () => {
  const firm = await buildFirm([{ name: 'Ana', active: false, capacity: 30 }]);
  await fillWaitingLine(firm, 20);
  await asOwner('UPDATE attorneys SET active = true WHERE firm_id = $1', [firm.firmId]);
  const counts = await Promise.all([drainWaitingLine(firm.firmId), drainWaitingLine(firm.firmId)]);
  expect(counts).toEqual([20, 20]);
  expect((await listWaiting(firm.actor)).total).toBe(0);
});
