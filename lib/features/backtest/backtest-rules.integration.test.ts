import { describe, expect, test } from 'vitest';
import { recordAbsence } from '@/lib/features/absences';
import { assignCase, reassignCase } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { changeAttorney } from '@/lib/features/attorneys';
import { getCase } from '@/lib/features/cases';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { getRules } from '@/lib/features/rules';
import { addWall } from '@/lib/features/walls';
import { asOwner } from '@/tests/integration/as-owner';
import {
  addAttorney,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from '@/tests/integration/build-firm';
import { newFirm } from '@/tests/integration/new-firm';
import { backtestRules } from './backtest-rules';
import type { BacktestInput } from '@/lib/contracts/backtest';
import { readPast } from './read-past';
import { BacktestFirm } from './backtest-firm';

const FOUNDED = '2026-01-05T15:00:00Z';
const TODAY = '2026-05-01T15:00:00Z';

/** So many days and hours after 1 April, 15:00 UTC; 30 days before today. */
function april(days: number, hours = 0): string {
  return new Date(
    Date.parse('2026-04-01T15:00:00Z') + (days * 24 + hours) * 3_600_000,
  ).toISOString();
}

async function backtest(firm: BuiltFirm, change: Partial<BacktestInput> = {}) {
  return at(TODAY, async () => {
    const { version } = await getRules(firm.actor);
    return backtestRules(firm.actor, { version, days: 30, ...change });
  });
}

/** Ana is an expert with little room, Ben experienced, Cy a beginner with much room. */
function foundFirm(): Promise<BuiltFirm> {
  return at(FOUNDED, () =>
    buildFirm([
      { name: 'Ana', capacity: 6, expertise: { 'H-1B': 3, 'O-1A': 3 } },
      { name: 'Ben', capacity: 8, expertise: { 'H-1B': 2, 'O-1A': 1, PERM: 2 } },
      { name: 'Cy', capacity: 12, expertise: { 'H-1B': 1, PERM: 1 }, seniority: 'junior' },
    ]),
  );
}

const KINDS = [
  { visaType: 'H-1B', complexity: 5 },
  { visaType: 'PERM', complexity: 6 },
  { visaType: 'O-1A', complexity: 8 },
  { visaType: 'H-1B', complexity: 3 },
  { visaType: 'H-1B', complexity: 9 },
] as const;

/** A month of a firm in which all that can happen to cases and people happens. */
async function liveThroughApril(firm: BuiltFirm): Promise<void> {
  const ids: string[] = [];
  const open = async (when: string, nth: number) => {
    const client = { name: `Client ${nth % 7}`, email: `client-${nth % 7}@example.com` };
    const { id } = await at(when, () => openCase(firm, { ...KINDS[nth % KINDS.length], client }));
    ids.push(id);
  };
  for (let nth = 0; nth < 8; nth += 1) await open(`2026-03-1${nth}T15:00:00Z`, nth);
  const { Ana = '', Ben = '', Cy = '' } = firm.ids;
  for (let day = 1; day <= 28; day += 1) {
    await open(april(day), day);
    if (day % 2 === 0) await open(april(day, 1), day * 3);
    if (day % 3 === 0) {
      await at(april(day, 2), () => editCase(firm, ids[day] ?? '', { stage: 'filed' }));
    }
    if (day % 5 === 0) {
      await at(april(day, 3), () => editCase(firm, ids[day - 2] ?? '', { stage: 'closed' }));
    }
    if (day === 6) await at(april(day, 4), () => leave(firm, Ben, '2026-04-10', '2026-04-26'));
    if (day === 9) await at(april(day, 4), () => changeAttorney(firm.actor, Cy, { active: false }));
    if (day === 12) await at(april(day, 4), () => changeAttorney(firm.actor, Cy, { active: true }));
    if (day === 14) await at(april(day, 4), () => hire(firm));
    if (day === 17) await at(april(day, 4), () => handOver(firm, ids[10] ?? '', Ana));
    if (day === 20) await at(april(day, 4), () => wall(firm, Ana, ids[20] ?? ''));
  }
}

function leave(firm: BuiltFirm, attorneyId: string, startsOn: string, endsOn: string) {
  return recordAbsence(firm.actor, { attorneyId, startsOn, endsOn, kind: 'vacation' });
}

function hire(firm: BuiltFirm) {
  return addAttorney(firm, { name: 'Di', capacity: 10, expertise: { 'H-1B': 2, PERM: 3 } });
}

async function handOver(firm: BuiltFirm, caseId: string, notTo: string) {
  const { attorney } = await getCase(firm.actor, caseId);
  const toAttorneyId = attorney?.id === notTo ? firm.ids.Ben : notTo;
  const override = { reason: 'a test' };
  await reassignCase(firm.actor, caseId, { toAttorneyId, reason: 'workload', override });
}

async function wall(firm: BuiltFirm, attorneyId: string, caseId: string) {
  const { client } = await getCase(firm.actor, caseId);
  await addWall(firm.actor, { attorneyId, clientId: client.id, reason: 'a test' });
}

/** Who really got each case first, by case. */
async function firstHolders(firmId: string): Promise<Map<string, string>> {
  const rows = await asOwner<{ id: string; attorney: string }>(
    `SELECT DISTINCT ON (case_id) case_id AS id, attorney_id AS attorney FROM assignments
      WHERE firm_id = $1 AND is_new_intake ORDER BY case_id, started_at`,
    [firmId],
  );
  return new Map(rows.map(({ id, attorney }) => [id, attorney]));
}

describe('a backtest of the very rules of the period', () => {
  test.each(['balanced', 'workload-based', 'round-robin'] as const)(
    'under %s gives every case to whom it really went',
    async (strategy) => {
      const firm = await foundFirm();
      await at(FOUNDED, () => changeRules(firm, { strategy, alertAfterHours: 5 }));
      await liveThroughApril(firm);
      const to = new Date(TODAY);
      const from = new Date(to.getTime() - 30 * 86_400_000);
      const { past } = await withWholeFirm(firm.firmId, (tx) =>
        readPast(tx, firm.firmId, { from, to }),
      );
      const backtested = new BacktestFirm(past, await getRules(firm.actor));
      let goesOn = true;
      while (goesOn) goesOn = backtested.playDay();

      const real = await firstHolders(firm.firmId);
      const outcomes = [...backtested.outcomes.values()];
      expect(outcomes.length).toBeGreaterThan(40);
      expect(outcomes.map(({ facts: { id }, attorneyId }) => [id, attorneyId])).toEqual(
        outcomes.map(({ facts: { id } }) => [id, real.get(id) ?? null]),
      );
    },
  );
});

describe('a backtest of a draft', () => {
  test('says who would have got what, which cases change hands, and why', async () => {
    const firm = await foundFirm();
    await at(FOUNDED, () => changeRules(firm, { strategy: 'round-robin' }));
    const cases = [];
    for (const day of [1, 2, 3]) cases.push(await at(april(day), () => openCase(firm)));
    const answer = await backtest(firm, { strategy: 'expertise-first' });
    expect(answer).toMatchObject({ days: 30, cases: 3, longerWaits: 0 });
    expect(answer.attorneys.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['Ana', 1, 3],
      ['Ben', 1, 0],
      ['Cy', 1, 0],
    ]);
    expect(answer.moved.total).toBe(2);
    expect(answer.moved.items[0]).toMatchObject({
      id: cases[2]?.id,
      number: 3,
      client: cases[2]?.client.name,
      before: { name: 'Cy' },
      after: { name: 'Ana' },
      why: 'Cy: Level 1 for H-1B. Ana: Level 3 for H-1B.',
    });
    expect([answer.before.match, answer.after.match]).toEqual([2 / 3, 1]);
  });

  test('keeps a choice by hand, and what waited before the period, in the story', async () => {
    const firm = await foundFirm();
    const { id } = await at('2026-03-20T15:00:00Z', () =>
      openCase(firm, { visaType: 'asylum', complexity: 2 }),
    );
    const waiting = await at(april(1), () => openCase(firm, { visaType: 'E-2', complexity: 2 }));
    await at(april(3), () =>
      assignCase(firm.actor, id, { attorneyId: firm.ids.Ben, override: { reason: 'a test' } }),
    );
    const same = await backtest(firm);
    expect(same.before).toMatchObject({ waited: 2, byHand: 1, stillWaiting: 1, atOnce: 0 });
    const open = await backtest(firm, { minExpertise: 0 });
    expect(open.after).toMatchObject({ waited: 0, byHand: 0, stillWaiting: 0, atOnce: 2 });
    expect(open.moved.items.map((item) => item.id)).toContain(waiting.id);
  });

  test('of ninety days sees what thirty do not', async () => {
    const firm = await foundFirm();
    await at('2026-02-20T15:00:00Z', () => openCase(firm));
    await at(april(2), () => openCase(firm));
    expect((await backtest(firm)).cases).toBe(1);
    expect((await backtest(firm, { days: 90 })).cases).toBe(2);
  });

  test('of a firm without cases says so', async () => {
    const firm = await foundFirm();
    expect(await backtest(firm, { strategy: 'round-robin' })).toMatchObject({
      cases: 0,
      moved: { total: 0, items: [] },
      before: { match: null, waited: 0 },
    });
  });

  test('writes nothing', async () => {
    const firm = await foundFirm();
    await at(april(2), () => openCase(firm));
    const count = () =>
      asOwner(
        `SELECT (SELECT count(*) FROM decisions WHERE firm_id = $1) AS decisions,
                (SELECT count(*) FROM events WHERE firm_id = $1) AS events,
                (SELECT count(*) FROM rule_sets WHERE firm_id = $1) AS versions,
                (SELECT last_turn FROM assignment_states WHERE firm_id = $1) AS turn`,
        [firm.firmId],
      );
    const before = await count();
    await backtest(firm, { strategy: 'round-robin' });
    expect(await count()).toEqual(before);
  });

  test('ends when no one waits for it any more', async () => {
    const firm = await foundFirm();
    const { version } = await getRules(firm.actor);
    const gone = AbortSignal.abort();
    await expect(backtestRules(firm.actor, { version, days: 90 }, gone)).rejects.toBe(gone.reason);
  });
});

describe('what a backtest is asked', () => {
  test('comes from those who may publish, and from no one else', async () => {
    const firm = await newFirm();
    for (const role of ['manager', 'attorney', 'intake'] as const) {
      const asked = backtestRules(firm.as(role), { version: 2, days: 30 });
      await expect(asked).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await backtestRules(firm.as('admin'), { version: 2, days: 30 })).toMatchObject({
      cases: 0,
    });
  });

  test('must be in order, and made from the rules in force', async () => {
    const firm = await newFirm();
    const ask = (input: object) => backtestRules(firm.admin, input as BacktestInput);
    await expect(ask({ version: 1, days: 30 })).rejects.toMatchObject({ code: 'stale-version' });
    await expect(ask({ version: 2, days: 31 })).rejects.toMatchObject({
      code: 'validation-failed',
      fields: [{ path: 'days' }],
    });
    await expect(ask({ version: 2, days: 30, weights: { fit: -1 } })).rejects.toMatchObject({
      fields: [{ path: 'weights.fit' }],
    });
  });

  test('is answered from the asker’s own firm', async () => {
    const [firm, other] = [await foundFirm(), await foundFirm()];
    for (const day of [1, 2, 3]) await at(april(day), () => openCase(other));
    await at(april(1), () => openCase(firm));
    const answer = await backtest(firm, { strategy: 'round-robin' });
    expect(answer.cases).toBe(1);
    const told = JSON.stringify(answer);
    for (const id of Object.values(other.ids)) expect(told).not.toContain(id);
    const stranger: Actor = { ...firm.actor, firmId: other.firmId };
    const { version } = await getRules(stranger);
    const theirs = await at(TODAY, () => backtestRules(stranger, { version, days: 30 }));
    expect(theirs.cases).toBe(3);
  });
});
