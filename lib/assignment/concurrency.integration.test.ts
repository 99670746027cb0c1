import { afterEach, expect, it } from 'vitest';
import {
  assignCase,
  drainWaitingLine,
  listWaiting,
  openCase as openCaseInTransaction,
  reassignCase,
  withAssignmentTransaction,
} from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { matchClient, NO_ONE_KNOWN } from '@/lib/features/clients';
import { withClock } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { publishRules } from '@/lib/features/rules';
import { asOwner } from '@/tests/integration/as-owner';
import { at, buildFirm, openCase } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { loadFirm } from './load-firm';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

const PLAIN = {
  ...({ visaType: 'H-1B', complexity: 5, stage: 'intake', priority: 'normal' } as const),
  ...{ company: null, companyKey: null, filingKind: null },
  ...{ deadline: null, externalRef: null, notes: null },
};

function settle<T>(works: Promise<T>[]): Promise<PromiseSettledResult<T>[]> {
  return Promise.allSettled(works);
}

function codes(results: PromiseSettledResult<unknown>[]): string[] {
  return results.map((result) =>
    result.status === 'fulfilled' ? 'done' : ((result.reason as { code?: string }).code ?? 'fault'),
  );
}

it('never exceeds a capacity, however many cases arrive at once', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 7 },
    { name: 'Ben', capacity: 5 },
  ]);
  const results = await Promise.all(Array.from({ length: 40 }, () => openCase(firm)));
  expect(results.filter(({ status }) => status === 'assigned')).toHaveLength(12);
  expect(new Set(results.map(({ number }) => number)).size).toBe(40);
  const rows = await asOwner<{ ok: boolean }>(
    'SELECT active_count = capacity AS ok FROM attorneys WHERE firm_id = $1',
    [firm.firmId],
  );
  expect(rows).toEqual([{ ok: true }, { ok: true }]);
});

it('lets one of two people hand the same case off, and tells the other', async () => {
  const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cai' }]);
  const opened = await openCase(firm);
  const others = Object.values(firm.ids).filter((id) => id !== opened.attorney?.id);
  const results = await settle(
    others.map((toAttorneyId) =>
      reassignCase(firm.actor, opened.id, { toAttorneyId, reason: 'workload', version: 1 }),
    ),
  );
  expect(codes(results).sort()).toEqual(['done', 'stale-version']);
  expect((await getCase(firm.actor, opened.id)).version).toBe(2);
});

it('gives a case once when a drain races an assignment by hand', async () => {
  for (let round = 0; round < 5; round += 1) {
    const firm = await buildFirm([{ name: 'Ana' }, { name: 'Ben' }]);
    for (const id of Object.values(firm.ids))
      await changeAttorney(firm.actor, id, { active: false });
    const { id } = await openCase(firm);
    const freed = firm.ids.Ben ?? '';
    const results = await settle<unknown>([
      changeAttorney(firm.actor, freed, { active: true }),
      drainWaitingLine(firm.firmId),
      assignCase(firm.actor, id, { attorneyId: freed }),
    ]);
    expect(codes(results).filter((code) => code === 'fault')).toEqual([]);
    await drainWaitingLine(firm.firmId);
    expect((await getCase(firm.actor, id)).attorney?.name).toBe('Ben');
    expect((await listWaiting(firm.actor)).total).toBe(0);
  }
});

it('decides every arrival by exactly one rule version while rules are published', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 100 },
    { name: 'Ben', capacity: 100 },
  ]);
  const arrivals = Array.from({ length: 60 }, () => openCase(firm));
  const published = publishRules(firm.actor, { version: 1, strategy: 'round-robin' });
  const cases = await Promise.all(arrivals);
  await published;
  for (const { decision } of cases) {
    const expected = decision.ruleSetVersion === 1 ? 'balanced' : 'round-robin';
    expect(decision.strategy).toBe(expected);
  }
  const versions = [...cases]
    .sort((a, b) => a.number - b.number)
    .map(({ decision }) => decision.ruleSetVersion);
  expect(versions).toEqual([...versions].sort());
});

it('writes nothing of a transaction whose attorney was moved by someone without the lock, and says so', async () => {
  const firm = await buildFirm([{ name: 'Ana' }]);
  const move = (by: number) =>
    asOwner('UPDATE attorneys SET load_points = load_points + $2 WHERE firm_id = $1', [
      firm.firmId,
      by,
    ]);
  const arrival = withAssignmentTransaction(firm.actor, async (transaction) => {
    await move(1);
    const { client } = await matchClient(transaction, { name: 'Vera' }, NO_ONE_KNOWN);
    const opened = { id: newId(), clientId: client.id, receivedAt: transaction.at };
    return openCaseInTransaction(
      transaction,
      { ...PLAIN, ...opened },
      client,
      NO_ONE_KNOWN.attorneys,
    );
  });
  await expect(arrival).rejects.toMatchObject({ code: 'conflict' });
  await move(-1);
  const written = await asOwner(
    `SELECT 1 FROM clients WHERE firm_id = $1 UNION ALL SELECT 1 FROM cases WHERE firm_id = $1
      UNION ALL SELECT 1 FROM decisions WHERE firm_id = $1`,
    [firm.firmId],
  );
  expect(written).toEqual([]);
});

it('never decides at a time before what the firm has written already', async () => {
  const firm = await buildFirm([{ name: 'Ana' }]);
  const written = Date.parse('2026-03-02T15:00:00Z');
  await at(new Date(written).toISOString(), () => openCase(firm));
  // The time is read along with the asking for the lock; another process wrote while that was waited for.
  let read = written - 20;
  const decided = await withClock(
    () => new Date((read += 15)),
    () => withAssignmentTransaction(firm.actor, async (transaction) => transaction.at.getTime()),
  );
  expect(decided).toBe(written + 10);
});

it('keeps one firm’s burst from starving another', async () => {
  const busy = await buildFirm([{ name: 'Ana', capacity: 100 }]);
  const quiet = await buildFirm([{ name: 'Zoe' }]);
  const finished: string[] = [];
  const burst = Array.from({ length: 60 }, () => openCase(busy).then(() => finished.push('busy')));
  const single = openCase(quiet).then(() => finished.push('quiet'));
  await Promise.all([...burst, single]);
  expect(finished.indexOf('quiet')).toBeLessThan(30);
});

// Proof that the tests above can fail: the same decisions without the firm's lock do collide.
it('would exceed a capacity without the lock', async () => {
  const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
  let arrived = 0;
  let release: () => void = () => undefined;
  const everybodyHasRead = new Promise<void>((resolve) => {
    release = resolve;
  });
  const thoughtFree = await Promise.all(
    Array.from({ length: 4 }, () =>
      withWholeFirm(firm.firmId, async (tx) => {
        const { state } = await loadFirm(tx, firm.firmId, new Date('2026-01-01T00:00:00Z'));
        arrived += 1;
        if (arrived === 4) release();
        await everybodyHasRead;
        return [...state.attorneys.values()].every(
          ({ activeCases, capacity }) => activeCases < capacity,
        );
      }),
    ),
  );
  expect(thoughtFree).toEqual([true, true, true, true]);
});
