import { beforeAll, describe, expect, it } from 'vitest';
import { reassignCase } from '@/lib/assignment';
import { AppError } from '@/lib/shared/errors';
import { at, buildFirm, editCase, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import {
  explainLatestDecision,
  exportCases,
  findCases,
  getCase,
  getCaseHistory,
  getCaseReport,
  getLatestDecision,
  getOpeningDefaults,
  listCases,
  listCasesWithTotal,
} from './index';
import type { CaseDto } from '@/lib/contracts/case';
import type { ListCasesInput } from '@/lib/contracts/case-list';

/** The fields that an input was refused for. */
async function refusedFields(work: Promise<unknown>): Promise<string[]> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('Nothing was refused.');
  return error.fields.map(({ path }) => path);
}

it('finds cases by id, in the order asked for, and leaves out what is not there', async () => {
  const firm = await buildFirm([{ name: 'Ana Ruiz' }]);
  const [first, second] = [await openCase(firm), await openCase(firm)];
  const foreign = await openCase(await buildFirm([{ name: 'Ben Okafor' }]));
  const found = await findCases(firm.actor, [second.id, foreign.id, first.id]);
  expect(found).toEqual([
    await getCase(firm.actor, second.id),
    await getCase(firm.actor, first.id),
  ]);
});

it('knows for a new case the firm’s day, what is usual by visa type, and who practises what', async () => {
  const firm = await buildFirm([{ name: 'Ana', expertise: { TN: 2, 'H-1B': 0 } }]);
  // Late in the evening in New York.
  const defaults = await at('2026-03-02T03:30:00Z', () => getOpeningDefaults(firm.actor));
  expect(defaults).toMatchObject({ today: '2026-03-01', practised: ['TN'] });
  expect(defaults.complexity).toMatchObject({ TN: 3, asylum: 8 });
  expect(defaults.estimatedDays).toMatchObject({ TN: 15, asylum: 60 });
});

describe('the case list', () => {
  let firm: BuiltFirm;
  let ids: Record<string, string>;

  beforeAll(async () => {
    firm = await at('2026-03-01T15:00:00Z', () =>
      buildFirm([{ name: 'Ana Ruiz' }, { name: 'Ben Okafor', expertise: { TN: 2 } }]),
    );
    const open = (instant: string, input: Parameters<typeof openCase>[1]) =>
      at(instant, async () => (await openCase(firm, input)).id);
    ids = {
      // Half past eleven at night on the 9th in New York, the 10th in UTC.
      late: await open('2026-03-10T03:30:00Z', { client: { name: 'Müller 100%' } }),
      tn: await open('2026-03-10T15:00:00Z', {
        visaType: 'TN',
        complexity: 2,
        deadline: '2026-06-01',
        client: { name: 'Noor أحمد', company: 'Acme_Works' },
      }),
      waiting: await open('2026-03-11T15:00:00Z', {
        visaType: 'asylum',
        priority: 'urgent',
        externalRef: 'REF-77',
      }),
      closed: await open('2026-03-12T15:00:00Z', { deadline: '2026-04-01', complexity: 7 }),
    };
    await at('2026-03-13T15:00:00Z', () => editCase(firm, ids.closed ?? '', { stage: 'closed' }));
  });

  const found = async (input: ListCasesInput) => {
    const page = await listCases(firm.actor, input);
    return page.items.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id));
  };

  it('comes newest first', async () => {
    expect(await found({})).toEqual(['closed', 'waiting', 'tn', 'late']);
  });

  it('filters by status, stage, visa type, priority and holder', async () => {
    expect(await found({ status: 'waiting' })).toEqual(['waiting']);
    expect(await found({ status: 'closed' })).toEqual(['closed']);
    expect(await found({ status: 'assigned' })).toEqual(['tn', 'late']);
    expect(await found({ status: 'open' })).toEqual(['waiting', 'tn', 'late']);
    expect(await found({ stage: 'closed' })).toEqual(['closed']);
    expect(await found({ visaType: 'TN' })).toEqual(['tn']);
    expect(await found({ priority: 'urgent' })).toEqual(['waiting']);
    expect(await found({ attorneyId: firm.ids['Ben Okafor'] })).toEqual(['tn']);
  });

  it("counts days in the firm's time zone, both bounds inclusive", async () => {
    expect(await found({ openedFrom: '2026-03-10', openedTo: '2026-03-10' })).toEqual(['tn']);
    expect(await found({ openedTo: '2026-03-09' })).toEqual(['late']);
    expect(await found({ openedFrom: '2026-03-11' })).toEqual(['closed', 'waiting']);
  });

  it('searches client, company, reference and number, taking wildcards literally', async () => {
    expect(await found({ q: 'MÜLLER' })).toEqual(['late']);
    expect(await found({ q: '100%' })).toEqual(['late']);
    expect(await found({ q: '%' })).toEqual(['late']);
    expect(await found({ q: 'أحمد' })).toEqual(['tn']);
    expect(await found({ q: 'acme_w' })).toEqual(['tn']);
    expect(await found({ q: 'ref-7' })).toEqual(['waiting']);
    expect(await found({ q: '#2' })).toEqual(['tn']);
    expect(await found({ q: "'; DROP TABLE cases; --" })).toEqual([]);
  });

  it('sorts by number, deadline and complexity, cases without deadline last', async () => {
    expect(await found({ sort: 'oldest' })).toEqual(['late', 'tn', 'waiting', 'closed']);
    expect(await found({ sort: 'number-asc' })).toEqual(['late', 'tn', 'waiting', 'closed']);
    expect((await found({ sort: 'deadline-asc' })).slice(0, 2)).toEqual(['closed', 'tn']);
    expect((await found({ sort: 'deadline-desc' })).slice(0, 2)).toEqual(['tn', 'closed']);
    expect((await found({ sort: 'complexity-desc' }))[0]).toBe('closed');
    expect((await found({ sort: 'complexity-asc' }))[0]).toBe('tn');
  });

  it('shows every case exactly once when read page by page, in every order', async () => {
    const sorts = ['newest', 'oldest', 'number-desc', 'deadline-asc', 'deadline-desc'] as const;
    for (const sort of [...sorts, 'complexity-asc', 'complexity-desc'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listCases(firm.actor, { sort, limit: 1, ...(cursor && { cursor }) });
        expect(page.items).toHaveLength(1);
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const whole = await listCases(firm.actor, { sort });
      expect(seen).toEqual(whole.items.map(({ id }) => id));
    }
  });

  it('refuses unknown filters, unknown values, days out of order and foreign cursors', async () => {
    const list = (input: object) => refusedFields(listCases(firm.actor, input));
    expect(await list({ colour: 'red' })).toEqual(['colour']);
    expect(await list({ status: 'lost', stage: 'x', visaType: 'H-9', attorneyId: '7' })).toEqual([
      'status',
      'stage',
      'attorneyId',
      'visaType',
    ]);
    expect(await list({ openedFrom: '2026-02-30' })).toEqual(['openedFrom']);
    expect(await list({ openedFrom: '2026-03-02', openedTo: '2026-03-01' })).toEqual(['openedTo']);
    expect(await list({ limit: 201 })).toEqual(['limit']);
    expect(await list({ cursor: 'nonsense' })).toEqual(['cursor']);
    const { nextCursor } = await listCases(firm.actor, { limit: 1 });
    expect(await list({ sort: 'oldest', cursor: nextCursor })).toEqual(['cursor']);
  });

  it('is exported whole and in the order of the screen, whatever page the screen shows', async () => {
    for (const input of [{}, { sort: 'deadline-desc' }, { q: 'a', limit: 1 }] as const) {
      const exported: CaseDto[] = [];
      for await (const batch of exportCases(firm.actor, input)) exported.push(...batch);
      const { limit: _limit, ...filters }: ListCasesInput = input;
      expect(exported).toEqual((await listCases(firm.actor, filters)).items);
    }
    expect(() => exportCases(firm.actor, { openedTo: 'soon' })).toThrow(AppError);
  });

  it('tells how many cases the filters leave, however short the page is', async () => {
    const count = async (input: ListCasesInput) =>
      (await listCasesWithTotal(firm.actor, { ...input, limit: 1 })).total;
    expect(await count({})).toEqual({ count: 4, isMore: false });
    expect(await count({ q: 'MÜLLER' })).toEqual({ count: 1, isMore: false });
    expect(await count({ stage: 'review' })).toEqual({ count: 0, isMore: false });
  });

  it("never shows another firm's case, not even by its id", async () => {
    const other = await buildFirm([{ name: 'Eve' }]);
    expect((await listCases(other.actor)).items).toEqual([]);
    const byAttorney = await listCases(other.actor, { attorneyId: firm.ids['Ana Ruiz'] });
    expect(byAttorney.items).toEqual([]);
    for (const read of [getCase, getCaseHistory, getCaseReport, getLatestDecision]) {
      await expect(read(other.actor, ids.tn ?? '')).rejects.toMatchObject({ code: 'not-found' });
      await expect(read(other.actor, 'no-id')).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the past of a case', () => {
  let firm: BuiltFirm;
  let caseId: string;

  beforeAll(async () => {
    firm = await at('2026-01-01T15:00:00Z', () =>
      buildFirm([{ name: 'Ana' }, { name: 'Ben', expertise: { TN: 1 } }]),
    );
    const opened = await at('2026-01-05T15:00:00Z', () =>
      openCase(firm, { client: { name: 'Kim', email: 'kim@example.com' } }),
    );
    caseId = opened.id;
    expect(opened.attorney?.name).toBe('Ana');
    await at('2026-01-06T15:00:00Z', () => editCase(firm, caseId, { stage: 'drafting' }));
    await at('2026-01-08T15:00:00Z', () =>
      reassignCase(firm.actor, caseId, {
        toAttorneyId: firm.ids.Ben,
        reason: 'workload',
        note: 'Ana is in court',
        override: { reason: 'Ben learns H-1B' },
      }),
    );
    await at('2026-01-10T03:00:00Z', () => editCase(firm, caseId, { stage: 'closed' }));
  });

  it('is told in order: stages, decisions, handoffs and who held it for how long', async () => {
    const { items } = await getCaseHistory(firm.actor, caseId);
    expect(items.map(({ kind }) => kind)).toEqual([
      'stage-change',
      'decision',
      'assignment',
      'stage-change',
      'handoff',
      'decision',
      'assignment',
      'stage-change',
    ]);
    const held = items.filter((entry) => entry.kind === 'assignment');
    expect(held.map(({ attorney, daysHeld }) => [attorney.name, daysHeld])).toEqual([
      ['Ana', 3],
      ['Ben', 1.5],
    ]);
    const handoff = items.find((entry) => entry.kind === 'handoff');
    expect(handoff).toMatchObject({
      fromAttorney: { name: 'Ana' },
      toAttorney: { name: 'Ben' },
      reason: 'workload',
      note: 'Ana is in court',
      overrideReason: 'Ben learns H-1B',
      status: 'done',
    });
  });

  it('is summed up in the report: parties, holders, actions in words, time per stage', async () => {
    const report = await getCaseReport(firm.actor, caseId);
    expect(report.case.status).toBe('closed');
    expect(report.parties.client).toMatchObject({ name: 'Kim', email: 'kim@example.com' });
    expect(report.parties.attorney?.name).toBe('Ben');
    expect(report.holders.map(({ attorney, daysHeld }) => [attorney.name, daysHeld])).toEqual([
      ['Ana', 3],
      ['Ben', 1.5],
    ]);
    expect(report.stages).toEqual([
      { stage: 'intake', days: 1, visits: 1, isCurrent: false },
      { stage: 'drafting', days: 3.5, visits: 1, isCurrent: false },
    ]);
    expect(report).toMatchObject({ daysOpen: 4.5, daysWaiting: 0, handoffs: 1 });
    expect(report.actions).toHaveLength(8);
    expect(report.actions.map(({ text }) => text)).toContain(
      'Handoff from Ana to Ben, reason workload: carried out. Note: “Ana is in court”. Override: “Ben learns H-1B”.',
    );
  });

  it('keeps the newest decision whole', async () => {
    const decision = await getLatestDecision(firm.actor, caseId);
    expect(decision).toMatchObject({
      outcome: 'manual',
      attorneyId: firm.ids.Ben,
      decidedAt: '2026-01-08T15:00:00.000Z',
      override: { reason: 'Ben learns H-1B' },
    });
    expect(decision?.candidates).toHaveLength(2);
  });

  it('has its newest decision explained, by what would have changed it', async () => {
    const explained = await explainLatestDecision(firm.actor, caseId);
    expect(explained).toMatchObject({
      decision: await getLatestDecision(firm.actor, caseId),
      explanation: { others: [{ attorneyId: firm.ids.Ana }] },
      told: { headline: 'Given to Ben by hand' },
      visaType: 'H-1B',
    });
    const foreign = await buildFirm([]);
    await expect(explainLatestDecision(foreign.actor, caseId)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
