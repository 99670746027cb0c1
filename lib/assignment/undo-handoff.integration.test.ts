import { expect, it } from 'vitest';
import { findInverseChange, previewAssignment, reassignCase } from '@/lib/assignment';
import { getCaseHistory, getCaseReport } from '@/lib/features/cases';
import type { ReassignResult } from '@/lib/contracts/handoff';
import {
  getDashboard,
  listMetricCases,
  reportAssignments,
  reportAttorneyHistory,
  reportReassignments,
} from '@/lib/features/reports';
import { asOwner } from '@/tests/integration/as-owner';
import { at, buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { findBrokenInvariants } from '@/tests/integration/invariants';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const MONDAY = '2026-03-02T15:00:00Z';
const THURSDAY = '2026-03-05T15:00:00Z';
const MINUTES_LATER = '2026-03-05T15:04:00Z';
const MUCH_LATER = '2026-03-05T15:20:00Z';
const NEXT_MONDAY = '2026-03-09T15:00:00Z';
const SPAN = { from: '2026-03-01', to: '2026-03-31' };

const ADMIN = { kind: 'member', id: null, name: 'Ana Admin', role: 'admin' } as const;

function handOff(firm: BuiltFirm, caseId: string, to: string, undoes?: string) {
  const admin = { ...firm.actor, ...ADMIN, attorneyId: null };
  const toAttorneyId = firm.ids[to] ?? '';
  return reassignCase(admin, caseId, { toAttorneyId, reason: 'workload', undoes });
}

function handoffIdOf(result: ReassignResult): string {
  if (result.status === 'pending') throw new Error('it waits for an answer');
  return result.assignment.handoffId;
}

/** Farida has had a case since Monday; on Thursday it went to Ben by mistake. */
async function mistake() {
  const firm = await at(MONDAY, () =>
    buildFirm([
      { name: 'Farida' },
      { name: 'Ben', expertise: { TN: 3, 'H-1B': 1 } },
      { name: 'Cy', active: false },
    ]),
  );
  const { id, attorney } = await at(MONDAY, () => openCase(firm));
  expect(attorney?.name).toBe('Farida');
  const handedOff = await at(THURSDAY, () => handOff(firm, id, 'Ben'));
  return { firm, id, handedOff };
}

async function undone() {
  const { firm, id, handedOff } = await mistake();
  await at(MINUTES_LATER, async () => {
    const inverse = await findInverseChange(
      { ...firm.actor, ...ADMIN, attorneyId: null },
      handedOff,
    );
    expect(inverse).toMatchObject({ kind: 'hand-back', handoffId: handoffIdOf(handedOff) });
    await handOff(firm, id, 'Farida', handoffIdOf(handedOff));
  });
  return { firm, id };
}

it('leaves no handoff, ping-pong or flag behind in any report or warning', async () => {
  const { firm, id } = await undone();
  await at(MUCH_LATER, async () => {
    const report = await reportReassignments(firm.actor, SPAN);
    expect(report).toMatchObject({ handoffs: 0, casesHandedOut: 0, bouncing: [], matrix: [] });
    expect(report.attorneys.map(({ attorney, casesHeld }) => [attorney.name, casesHeld])).toEqual([
      ['Farida', 1],
      ['Ben', 0],
    ]);
    const month = await reportAssignments(firm.actor, '2026-03');
    expect(month.totals).toMatchObject({ handedIn: 0, handedOut: 0, newByRules: 1 });
    for (const figure of ['handed-in', 'handed-out', 'given-away'] as const) {
      expect((await listMetricCases(firm.actor, { figure, ...SPAN })).total, figure).toBe(0);
    }
    const held = { figure: 'held', attorneyId: firm.ids.Ben ?? '', ...SPAN } as const;
    expect((await listMetricCases(firm.actor, held)).total).toBe(0);
    const months = { from: '2026-03', to: '2026-03' };
    for (const name of ['Farida', 'Ben']) {
      const history = await reportAttorneyHistory(firm.actor, firm.ids[name] ?? '', months);
      expect(history.totals, name).toMatchObject({ handedIn: 0, handedOut: 0 });
    }
    expect((await getDashboard(firm.actor)).flags?.reassignments ?? []).toEqual([]);
    const { handoff } = await previewAssignment(firm.actor, { caseId: id });
    expect(handoff).toMatchObject({ handoffs: 0, holders: [{ name: 'Farida' }] });
    expect(handoff?.receivers.flatMap(({ warnings }) => warnings)).toEqual([]);
    expect((await getCaseReport(firm.actor, id)).handoffs).toBe(0);
    expect(await findBrokenInvariants()).toEqual([]);
  });
});

it('keeps both as facts of the history, with who acted', async () => {
  const { firm, id } = await undone();
  const { items: history } = await getCaseHistory(firm.actor, id);
  const handoffs = history.filter((entry) => entry.kind === 'handoff');
  expect(
    handoffs.map(({ isUndone, undoesId, requestedBy }) => [isUndone, undoesId, requestedBy]),
  ).toEqual([
    [true, null, 'Ana Admin'],
    [false, handoffs[0]?.id, 'Ana Admin'],
  ]);
  const { actions } = await getCaseReport(firm.actor, id);
  const starts = actions.filter(({ kind }) => kind === 'assignment');
  expect(starts.map(({ text, by }) => [text.split(',')[0], by])).toEqual([
    ['Given to Farida by the rules', 'Evenhand'],
    ['Handed to Ben by Ana Admin', 'Ana Admin'],
    ['Handed to Farida by Ana Admin', 'Ana Admin'],
  ]);
  const events = await asOwner<{ undoes: string | null }>(
    `SELECT data->>'undoesId' AS undoes FROM events
      WHERE firm_id = $1 AND kind = 'case-handed-off' ORDER BY seq`,
    [firm.firmId],
  );
  expect(events.map(({ undoes }) => undoes)).toEqual([null, handoffs[0]?.id]);
});

it('counts the days of the person who has the case back from when they first got it', async () => {
  const { firm, id } = await undone();
  await at(NEXT_MONDAY, async () => {
    const moved = await handOff(firm, id, 'Ben');
    expect(moved).toMatchObject({ status: 'done', assignment: { daysHeld: 7 } });
    const report = await reportReassignments(firm.actor, SPAN);
    expect(report).toMatchObject({ handoffs: 1, meanDaysHeld: 7, casesHandedOut: 1, bouncing: [] });
    const months = { from: '2026-03', to: '2026-03' };
    const history = await reportAttorneyHistory(firm.actor, firm.ids.Farida ?? '', months);
    expect(history.totals).toMatchObject({
      newCases: 1,
      handedIn: 0,
      handedOut: 1,
      meanDaysHeld: 7,
    });
  });
});

it('leaves the fair share as it was: neither act is new intake', async () => {
  const { firm } = await undone();
  const rows = await asOwner<{ intake: number }>(
    'SELECT count(*)::int AS intake FROM assignments WHERE firm_id = $1 AND is_new_intake',
    [firm.firmId],
  );
  expect(rows).toEqual([{ intake: 1 }]);
});

it('is refused once it is late, or another handoff has come after', async () => {
  const { firm, id, handedOff } = await mistake();
  const undo = () => handOff(firm, id, 'Farida', handoffIdOf(handedOff));
  await at(MUCH_LATER, () => expect(undo()).rejects.toMatchObject({ code: 'conflict' }));
  await at(MINUTES_LATER, async () => {
    await handOff(firm, id, 'Farida');
    const back = await handOff(firm, id, 'Ben');
    await expect(undo()).rejects.toMatchObject({ code: 'conflict' });
    expect(back.status).toBe('done');
  });
});
