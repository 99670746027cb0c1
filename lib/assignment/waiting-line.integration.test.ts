import { afterEach, expect, it } from 'vitest';
import { drainWaitingLine, listWaiting, reassignCase } from '@/lib/assignment';
import { cancelAbsence, recordAbsence } from '@/lib/features/absences';
import { changeAttorney, createAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { publishRules } from '@/lib/features/rules';
import { addWall, removeWall } from '@/lib/features/walls';
import { at, buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

afterEach(async () => {
  expect(await findBrokenInvariants()).toEqual([]);
});

/** A firm whose one attorney holds one case, and a second case that waits. */
async function firmWithWaitingCase(): Promise<{ firm: BuiltFirm; held: string; waiting: string }> {
  const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
  const held = await openCase(firm);
  const waiting = await openCase(firm);
  expect(waiting.status).toBe('waiting');
  return { firm, held: held.id, waiting: waiting.id };
}

async function holderOf(firm: BuiltFirm, caseId: string): Promise<string | undefined> {
  return (await getCase(firm.actor, caseId)).attorney?.name;
}

it('is drained when a case closes', async () => {
  const { firm, held, waiting } = await firmWithWaitingCase();
  await editCase(firm, held, { stage: 'closed' });
  expect(await holderOf(firm, waiting)).toBe('Ana');
});

it('is drained when a case leaves the active stages', async () => {
  const { firm, held, waiting } = await firmWithWaitingCase();
  await editCase(firm, held, { stage: 'filed' });
  expect(await holderOf(firm, waiting)).toBe('Ana');
});

it('is drained when a handoff frees room', async () => {
  const { firm, held, waiting } = await firmWithWaitingCase();
  await createAttorney(firm.actor, {
    name: 'Late',
    email: 'late@example.com',
    seniority: 'senior',
    expertise: { TN: 3 },
  });
  const [, late] = (await listWaiting(firm.actor)).items[0]?.reasons ?? [];
  await reassignCase(firm.actor, held, {
    toAttorneyId: late?.attorneyId,
    reason: 'workload',
    override: { reason: 'Learning the visa type' },
  });
  expect(await holderOf(firm, waiting)).toBe('Ana');
});

it('is drained when capacity, expertise or the roster grows', async () => {
  const one = await firmWithWaitingCase();
  await changeAttorney(one.firm.actor, one.firm.ids.Ana ?? '', { capacity: 2 });
  expect(await holderOf(one.firm, one.waiting)).toBe('Ana');

  const firm = await buildFirm([{ name: 'Ana', expertise: { TN: 2 } }]);
  const { id } = await openCase(firm);
  await changeAttorney(firm.actor, firm.ids.Ana ?? '', { expertise: { 'H-1B': 2 } });
  expect(await holderOf(firm, id)).toBe('Ana');

  const two = await firmWithWaitingCase();
  await createAttorney(two.firm.actor, {
    name: 'Joiner',
    email: 'joiner@example.com',
    seniority: 'associate',
    expertise: { 'H-1B': 1 },
  });
  expect(await holderOf(two.firm, two.waiting)).toBe('Joiner');
});

it('is drained when a wall falls, an absence is cancelled or the rules let more through', async () => {
  const walled = await buildFirm([{ name: 'Ana' }]);
  const wall = await addWall(walled.actor, {
    attorneyId: walled.ids.Ana ?? '',
    company: 'Acme',
    reason: 'Family',
  });
  const behind = await openCase(walled, { client: { name: 'C', company: 'ACME' } });
  expect(behind.status).toBe('waiting');
  await removeWall(walled.actor, wall.id);
  expect(await holderOf(walled, behind.id)).toBe('Ana');

  const away = await buildFirm([{ name: 'Ana' }]);
  const absence = await at('2026-05-04T12:00:00Z', () =>
    recordAbsence(away.actor, {
      attorneyId: away.ids.Ana ?? '',
      startsOn: '2026-05-04',
      endsOn: '2026-05-20',
      kind: 'vacation',
    }),
  );
  await at('2026-05-05T12:00:00Z', async () => {
    const missed = await openCase(away);
    expect(missed.status).toBe('waiting');
    await cancelAbsence(away.actor, { absenceId: absence.id });
    expect(await holderOf(away, missed.id)).toBe('Ana');
  });

  const strict = await buildFirm([{ name: 'Ana', seniority: 'junior' }]);
  const hard = await openCase(strict, { complexity: 9 });
  expect(hard.status).toBe('waiting');
  await publishRules(strict.actor, { version: 1, thresholds: [] });
  expect(await holderOf(strict, hard.id)).toBe('Ana');
});

it('gives freed room to the case that must start first, not to the one that came first', async () => {
  const firm = await buildFirm([{ name: 'Ana', capacity: 1 }]);
  const held = await openCase(firm);
  const early = await openCase(firm);
  const urgent = await openCase(firm, { priority: 'urgent' });
  const line = await listWaiting(firm.actor);
  expect(line.items.map((item) => [item.case.id, item.position])).toEqual([
    [urgent.id, 1],
    [early.id, 2],
  ]);
  await editCase(firm, held.id, { stage: 'closed' });
  expect(await holderOf(firm, urgent.id)).toBe('Ana');
  expect((await getCase(firm.actor, early.id)).status).toBe('waiting');
});

it('is placed by the sweep when only time has freed it', async () => {
  const firm = await buildFirm([{ name: 'Ana' }]);
  await at('2026-05-04T12:00:00Z', () =>
    recordAbsence(firm.actor, {
      attorneyId: firm.ids.Ana ?? '',
      startsOn: '2026-05-04',
      endsOn: '2026-05-20',
      kind: 'vacation',
    }),
  );
  const waiting = await at('2026-05-06T12:00:00Z', () => openCase(firm));
  expect(await at('2026-05-20T12:00:00Z', () => drainWaitingLine(firm.firmId))).toBe(0);
  // Midnight in New York, where Ana is.
  expect(await at('2026-05-21T04:00:00Z', () => drainWaitingLine(firm.firmId))).toBe(1);
  expect(await holderOf(firm, waiting.id)).toBe('Ana');
});

it('pages through a long line without repeating or skipping', async () => {
  const firm = await buildFirm([{ name: 'Ana', active: false }]);
  const ids = new Set<string>();
  for (let i = 0; i < 5; i += 1) ids.add((await openCase(firm)).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listWaiting(firm.actor, { limit: 2, cursor });
    seen.push(...page.items.map((item) => item.case.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(5);
  expect(new Set(seen)).toEqual(ids);
});

it('drains a line longer than one batch', async () => {
  const firm = await buildFirm([
    { name: 'Ana', capacity: 100 },
    { name: 'Ben', capacity: 100 },
  ]);
  await changeAttorney(firm.actor, firm.ids.Ana ?? '', { active: false });
  await changeAttorney(firm.actor, firm.ids.Ben ?? '', { active: false });
  for (let i = 0; i < 120; i += 1) await openCase(firm);
  await changeAttorney(firm.actor, firm.ids.Ana ?? '', { active: true });
  expect((await listWaiting(firm.actor)).total).toBe(20);
  await changeAttorney(firm.actor, firm.ids.Ben ?? '', { active: true });
  expect((await listWaiting(firm.actor)).total).toBe(0);
});
