import { afterEach, beforeEach, expect, it } from 'vitest';
import { planCovers, recordAbsence } from '@/lib/features/absences';
import { reassignCase } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { reportReassignments } from '@/lib/features/reports';
import { addWall } from '@/lib/features/walls';
import {
  addAttorney,
  at,
  buildFirm,
  changeRules,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { fateOf } from '@/tests/integration/cover-fixture';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { asOwner } from '@/tests/integration/as-owner';
import type { BulkHandOffResult } from './bulk-dto';
import { bulkHandOff, getCase, undoBulkHandOff } from './index';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const DAY = '2026-03-05T15:00:00Z';
const SOON = '2026-03-05T15:04:00Z';
const LATE = '2026-03-05T15:20:00Z';
const DUE = '2026-03-11';

let firm: BuiltFirm;
let ids: string[];
let seen: { caseId: string; version: number }[];

/** Ana holds three cases, and Ben and Cy could take them. */
beforeEach(async () => {
  await at(DAY, async () => {
    firm = await buildFirm([{ name: 'Ana', capacity: 3 }]);
    seen = [];
    for (let n = 0; n < 3; n += 1) {
      const { id, version } = await openCase(firm, { deadline: DUE });
      seen.push({ caseId: id, version });
    }
    const ben = await addAttorney(firm, { name: 'Ben', capacity: 40 });
    const cy = await addAttorney(firm, { name: 'Cy', capacity: 40 });
    firm = { ...firm, ids: { ...firm.ids, Ben: ben.id, Cy: cy.id } };
    ids = seen.map(({ caseId }) => caseId);
  });
});

afterEach(async () => {
  expect(await at(LATE, findBrokenInvariants)).toEqual([]);
});

const idOf = (name: string) => firm.ids[name] ?? '';

function handAllTo(name: string, actor: Actor = firm.actor) {
  const request = { cases: seen, toAttorneyId: idOf(name), requestKey: 'go' } as const;
  return at(DAY, () => bulkHandOff(actor, { ...request, reason: 'workload', note: null }));
}

function movesOf(results: readonly BulkHandOffResult[]) {
  return results.flatMap((result) =>
    result.outcome !== 'refused' && result.undo ? [{ caseId: result.caseId, ...result.undo }] : [],
  );
}

function undo(results: readonly BulkHandOffResult[], { instant = SOON, requestKey = 'back' } = {}) {
  return at(instant, () => undoBulkHandOff(firm.actor, { cases: movesOf(results), requestKey }));
}

async function holders(): Promise<(string | undefined)[]> {
  const cases = await Promise.all(ids.map((id) => getCase(firm.actor, id)));
  return cases.map(({ attorney }) => attorney?.name);
}

const labelOf = (results: readonly { outcome: string; detail?: string }[]) =>
  results.map(({ outcome, detail }) => detail ?? outcome);

it('gives every case back, and none counts as handed off', async () => {
  const results = await undo(await handAllTo('Ben'));
  expect(results).toEqual(
    ids.map((caseId) => ({ caseId, outcome: 'done', attorney: { id: idOf('Ana'), name: 'Ana' } })),
  );
  expect(await holders()).toEqual(['Ana', 'Ana', 'Ana']);
  const span = { from: '2026-03-01', to: '2026-03-31' };
  const report = await at(LATE, () => reportReassignments(firm.actor, span));
  expect(report).toMatchObject({ handoffs: 0, bouncing: [], matrix: [] });
  const events = await asOwner<{ count: number }>(
    `SELECT count(*)::int FROM events
      WHERE firm_id = $1 AND kind = 'case-handed-off' AND data->>'undoesId' IS NOT NULL`,
    [firm.firmId],
  );
  expect(events).toEqual([{ count: 3 }]);
});

it('leaves the cases that cannot go back where they are, each with its reason', async () => {
  const handed = await handAllTo('Ben');
  const [changed = '', walled = ''] = ids;
  await at(SOON, async () => {
    await reassignCase(firm.actor, changed, { toAttorneyId: idOf('Cy'), reason: 'expertise' });
    const { client } = await getCase(firm.actor, walled);
    const wall = { attorneyId: idOf('Ana'), clientId: client.id, reason: 'Former spouse' };
    await addWall(firm.actor, wall);
  });
  const results = await undo(handed);
  expect(labelOf(results)).toEqual([
    expect.stringMatching(/has been changed since/),
    expect.stringMatching(/wall/),
    'done',
  ]);
  expect(await holders()).toEqual(['Cy', 'Ben', 'Ana']);
});

it('does not push the former holder over capacity when the room was given away', async () => {
  const handed = await handAllTo('Ben');
  await at(SOON, async () => {
    const { id } = await openCase(firm, { deadline: DUE });
    const { attorney } = await getCase(firm.actor, id);
    if (attorney?.name !== 'Ana') {
      await reassignCase(firm.actor, id, { toAttorneyId: idOf('Ana'), reason: 'workload' });
    }
  });
  const results = await undo(handed);
  expect(labelOf(results)).toEqual([expect.stringMatching(/at most 3/), 'done', 'done']);
});

it('is done once however often it is sent, also at the same time', async () => {
  const handed = await handAllTo('Ben');
  const [first, second] = await Promise.all([undo(handed), undo(handed)]);
  expect(second).toEqual(first);
  expect(await holders()).toEqual(['Ana', 'Ana', 'Ana']);
  const again = await undo(handed, { requestKey: 'again' });
  expect(again.every(({ outcome }) => outcome === 'refused')).toBe(true);
});

it('and a further handoff at the same moment: one of them wins, whole', async () => {
  const handed = await handAllTo('Ben');
  const [caseId = ''] = ids;
  const version = movesOf(handed)[0]?.version ?? 0;
  const [undone, further] = await Promise.allSettled([
    undo(handed),
    at(SOON, () =>
      reassignCase(firm.actor, caseId, { toAttorneyId: idOf('Cy'), reason: 'workload', version }),
    ),
  ]);
  if (undone.status === 'rejected') throw undone.reason;
  const isBack = undone.value[0]?.outcome === 'done';
  expect(further.status).toBe(isBack ? 'rejected' : 'fulfilled');
  expect(await holders()).toEqual([isBack ? 'Ana' : 'Cy', 'Ana', 'Ana']);
});

it('withdraws the questions where colleagues have to accept', async () => {
  await at(DAY, () => changeRules(firm, { handoffNeedsAcceptance: true }));
  const asked = await handAllTo('Ben');
  expect(asked.map(({ outcome }) => outcome)).toEqual(['asked', 'asked', 'asked']);
  expect(labelOf(await undo(asked))).toEqual(['done', 'done', 'done']);
  const open = await asOwner("SELECT id FROM handoffs WHERE firm_id = $1 AND status = 'pending'", [
    firm.firmId,
  ]);
  expect(open).toEqual([]);
});

it('is refused ten minutes later, and to whom gave away their own', async () => {
  const handed = await handAllTo('Ben');
  const late = await undo(handed, { instant: LATE });
  expect(labelOf(late)).toEqual(ids.map(() => expect.stringMatching(/too long ago/) as string));
  const asBen: Actor = { ...firm.actor, kind: 'member', role: 'attorney', attorneyId: idOf('Ben') };
  seen = movesOf(handed).map(({ caseId, version }) => ({ caseId, version }));
  const own = await handAllTo('Cy', asBen);
  expect(own).toMatchObject(ids.map(() => ({ outcome: 'done', undo: null })));
});

it('lets the covers go on that the handoff had ended', async () => {
  const week = { startsOn: '2026-03-09', endsOn: '2026-03-13', kind: 'vacation' } as const;
  const absence = await at(DAY, async () => {
    const { id } = await recordAbsence(firm.actor, { attorneyId: idOf('Ana'), ...week });
    const covers = ids.map((caseId) => ({ caseId, attorneyId: idOf('Cy') }));
    await planCovers(firm.actor, { absenceId: id, covers });
    return id;
  });
  const fates = () => fateOf({ firm, ana: '', ben: '', cy: '', caseIds: ids }, absence);
  const handed = await handAllTo('Ben');
  expect(await fates()).toEqual(ids.map(() => ['ended', 'case-moved']));
  await undo(handed);
  expect(await fates()).toEqual(ids.map(() => ['planned', null]));
});
