import { describe, expect, test } from 'vitest';
import { instanceSchema, type Instance } from './schema';
import { simulate, type DecisionLine } from './simulation';

const START = '2026-03-02T00:00:00Z';

/** The date so many days after the start, as an instant. */
function on(days: number): string {
  return new Date(Date.parse(START) + days * 86_400_000).toISOString();
}

function attorney(id: string, facts: object = {}) {
  return { id, position: id.charCodeAt(0), capacity: 10, seniority: 'senior', ...facts };
}

function arriving(id: string, days: number, facts: object = {}) {
  return {
    id,
    arrivesAt: on(days),
    clientId: `client-${id}`,
    visaType: 'TN',
    complexity: 5,
    priority: 'normal',
    stages: [{ stage: 'drafting', days: 10 }],
    ...facts,
  };
}

function instance(facts: object): Instance {
  return instanceSchema.parse({
    name: 'a test',
    timeZone: 'UTC',
    start: START,
    end: on(100),
    rules: { strategy: 'round-robin', leaveLeadDays: 0 },
    attorneys: [attorney('A', { expertise: { TN: 2 } })],
    cases: [],
    ...facts,
  });
}

function linesOf(facts: object): DecisionLine[] {
  const lines: DecisionLine[] = [];
  simulate(instance(facts), { onLine: (line) => lines.push(line) });
  return lines;
}

/** "day case → attorney", with an h where it was a handoff. */
function told(facts: object): string[] {
  return linesOf(facts).map(({ at, caseId, attorneyId, handoff }) => {
    const days = (Date.parse(at) - Date.parse(START)) / 86_400_000;
    return `${days} ${caseId} → ${attorneyId ?? 'waits'}${handoff ? ' h' : ''}`;
  });
}

describe('the stages of a case', () => {
  const one = { capacity: 1 };
  const level = (value: number) => [attorney('A', { ...one, expertise: { TN: value } })];
  const cases = [arriving('c1', 0), arriving('c2', 1)];

  test('take longer at level 1 and less at level 3', () => {
    expect(told({ attorneys: level(2), cases })).toEqual(['0 c1 → A', '1 c2 → waits', '10 c2 → A']);
    expect(told({ attorneys: level(1), cases })[2]).toBe('12.5 c2 → A');
    expect(told({ attorneys: level(3), cases })[2]).toBe('9 c2 → A');
  });

  test('stand still while the holder is away, where they count toward capacity', () => {
    const absences = [{ startsAt: on(4), endsAt: on(7) }];
    const attorneys = [attorney('A', { ...one, expertise: { TN: 2 }, absences })];
    expect(told({ attorneys, cases })[2]).toBe('13 c2 → A');
  });

  test('free a place where they do not count', () => {
    const stages = [
      { stage: 'drafting', days: 2 },
      { stage: 'filed', days: 50 },
    ];
    const filed = [arriving('c1', 0, { stages }), arriving('c2', 1)];
    expect(told({ attorneys: level(2), cases: filed })[2]).toBe('2 c2 → A');
  });

  test('may bring a case back to life beyond capacity, which then blocks new ones', () => {
    const stages = [
      { stage: 'drafting', days: 2 },
      { stage: 'filed', days: 3 },
      { stage: 'rfe', days: 20 },
    ];
    const back = [arriving('c1', 0, { stages }), arriving('c2', 3), arriving('c3', 6)];
    expect(told({ attorneys: level(2), cases: back })).toEqual([
      '0 c1 → A',
      '3 c2 → A',
      '6 c3 → waits',
      '25 c3 → A',
    ]);
  });
});

describe('handoffs', () => {
  const two = (facts: object) => [
    attorney('A', { expertise: { TN: 2 }, ...facts }),
    attorney('B', { expertise: { TN: 2 } }),
  ];

  test('follow a departure, with the work done so far kept', () => {
    const attorneys = [
      attorney('A', { expertise: { TN: 2 }, leavesAt: on(4) }),
      attorney('B', { expertise: { TN: 2 }, capacity: 1, joinsAt: on(1) }),
    ];
    expect(told({ attorneys, cases: [arriving('c1', 0), arriving('c2', 5)] })).toEqual([
      '0 c1 → A',
      '4 c1 → B h',
      '5 c2 → waits',
      '10 c2 → B',
    ]);
  });

  test('follow an absence of 30 days but not of 29', () => {
    const absent = (days: number) => two({ absences: [{ startsAt: on(2), endsAt: on(2 + days) }] });
    const cases = [arriving('c1', 0)];
    expect(told({ attorneys: absent(30), cases })).toEqual(['0 c1 → A', '2 c1 → B h']);
    expect(told({ attorneys: absent(29), cases })).toEqual(['0 c1 → A']);
  });

  test('wait where no one is eligible, and say how long', () => {
    const attorneys = [
      attorney('A', { expertise: { TN: 2 }, leavesAt: on(2) }),
      attorney('B', { expertise: { TN: 2 }, joinsAt: on(9) }),
    ];
    const lines = linesOf({ attorneys, cases: [arriving('c1', 0)] });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatchObject({ attorneyId: 'B', handoff: true, waitedMs: 7 * 86_400_000 });
  });

  test('follow when a filed case comes back to life after its holder left', () => {
    const stages = [
      { stage: 'drafting', days: 1 },
      { stage: 'filed', days: 8 },
      { stage: 'rfe', days: 5 },
    ];
    const attorneys = two({ leavesAt: on(4) });
    expect(told({ attorneys, cases: [arriving('c1', 0, { stages })] })).toEqual([
      '0 c1 → A',
      '9 c1 → B h',
    ]);
  });
});

describe('the events of one instant', () => {
  test('a place freed and a return are used before new arrivals get it', () => {
    const attorneys = [attorney('A', { expertise: { TN: 2 }, capacity: 1 })];
    const cases = [arriving('c1', 0), arriving('c2', 1), arriving('c3', 10)];
    expect(told({ attorneys, cases }).slice(2)).toEqual([
      '10 c2 → A',
      '10 c3 → waits',
      '20 c3 → A',
    ]);
  });

  test('arrivals are placed as one batch, the urgent first', () => {
    const attorneys = [attorney('A', { expertise: { TN: 2 }, capacity: 1 })];
    const cases = [arriving('c1', 0), arriving('c2', 0, { priority: 'urgent' })];
    expect(told({ attorneys, cases }).slice(0, 2)).toEqual(['0 c2 → A', '0 c1 → waits']);
  });

  test('someone who leaves as a case arrives does not get it', () => {
    const attorneys = [attorney('A', { expertise: { TN: 2 }, leavesAt: on(3) })];
    expect(told({ attorneys, cases: [arriving('c1', 3)] })).toEqual(['3 c1 → waits']);
  });
});

describe('a line of output', () => {
  test('has the ranking and every exclusion', () => {
    const attorneys = [
      attorney('A', { expertise: { TN: 2 } }),
      attorney('B', { expertise: { TN: 1 } }),
      attorney('C', { expertise: {}, joinsAt: on(50) }),
    ];
    expect(linesOf({ attorneys, cases: [arriving('c1', 2)] })).toEqual([
      {
        at: on(2),
        caseId: 'c1',
        attorneyId: 'A',
        outcome: 'assigned',
        reason: 'round-robin',
        handoff: false,
        waitedMs: 0,
        ranking: ['A', 'B'],
        exclusions: { C: ['inactive', 'no-expertise'] },
      },
    ]);
  });

  test('tells a wall by client or by company', () => {
    const walls = [{ attorneyId: 'A', company: ' ACME ' }];
    const cases = [arriving('c1', 0, { company: 'Acme' }), arriving('c2', 0, { company: 'Other' })];
    const [first, second] = linesOf({ walls, cases });
    expect(second?.exclusions).toEqual({ A: ['ethical-wall'] });
    expect(first?.attorneyId).toBe('A');
  });
});

describe('the summary', () => {
  test('counts what happened and measures it', () => {
    const attorneys = [
      attorney('A', { expertise: { TN: 2 }, capacity: 1 }),
      attorney('B', { expertise: { TN: 1 }, capacity: 1 }),
    ];
    const cases = [
      arriving('c1', 0, { deadline: '2026-03-11' }),
      arriving('c2', 0, { deadline: '2026-03-11' }),
      arriving('c3', 1, { clientId: 'client-c1' }),
      arriving('c4', 1, { visaType: 'U' }),
      arriving('c4', 2, { visaType: 'U' }),
    ];
    const { summary } = simulate(instance({ attorneys, cases }));
    expect(summary).toMatchObject({
      cases: 4,
      assigned: 3,
      waiting: 1,
      handoffs: 0,
      breaches: 0,
      waitMeanDays: 27,
      waitP95Days: 99,
      match: 0.6667,
      hard: 1,
      late: 0.5,
      continuity: 1,
      decisionMicros: 0,
    });
  });

  test('charges the fit, each day of waiting, the late and a client who is passed on', () => {
    const cost = (facts: object) => simulate(instance(facts)).costPerCase;
    const one = [attorney('A', { expertise: { TN: 1 }, capacity: 1 })];
    // One level short (100) and two below expert (20); the second waits for 11.5 days.
    const cases = [arriving('c1', 0), arriving('c2', 1)];
    expect(cost({ attorneys: one, cases })).toBe((2 * 120 + 115) / 2);
    const late = cases.map((each) => ({ ...each, deadline: '2026-03-20' }));
    expect(cost({ attorneys: one, cases: late })).toBe((2 * 120 + 115 + 300) / 2);
    const owners = { 'client-c1': 'B' };
    const two = [...one, attorney('B', { expertise: {} })].map((each) => ({
      ...each,
      capacity: 1000,
    }));
    const [kept, lost] = [{}, owners].map((before) =>
      cost({ attorneys: two, cases: [arriving('c1', 0)], owners: before }),
    );
    expect((lost ?? 0) - (kept ?? 0)).toBeCloseTo(50);
  });

  test('compares load with load, and what was received with what each was entitled to', () => {
    const attorneys = [
      attorney('A', { expertise: { TN: 2 } }),
      attorney('B', { expertise: {} }),
      attorney('C', { expertise: {}, absences: [{ startsAt: on(0), endsAt: on(200) }] }),
    ];
    const { summary } = simulate(instance({ attorneys, cases: [arriving('c1', 0)] }));
    expect(summary.evenness, 'one of two who are present carries all').toBe(0.5);
    expect(summary.share, 'twice and nothing of a half').toBe(1);
  });

  test('is the same on every run', () => {
    const facts = {
      rules: { strategy: 'balanced', weights: { load: 50 } },
      attorneys: [attorney('A', { expertise: { TN: 2 } }), attorney('B', { expertise: { TN: 3 } })],
      cases: Array.from({ length: 40 }, (_, index) => arriving(`c${index}`, index % 7)),
    };
    expect(linesOf(facts)).toEqual(linesOf(facts));
    expect(simulate(instance(facts))).toEqual(simulate(instance(facts)));
  });
});

describe('an instance', () => {
  test('may name rules in part, down to the estimated days of one visa type', () => {
    const { rules } = instance({
      rules: { visaTypes: { TN: { estimatedDays: 9 } }, stageWeights: {}, version: 4 },
    });
    expect(rules.visaTypes.TN).toEqual({ estimatedDays: 9, defaultComplexity: 3 });
    expect(rules.visaTypes.U.estimatedDays).toBe(50);
  });

  test('is refused with an unknown visa type, complexity or time zone', () => {
    const parse = (facts: object) => () => instance(facts);
    expect(parse({ cases: [arriving('c', 0, { visaType: 'X' })] })).toThrow(/visaType/);
    expect(parse({ cases: [arriving('c', 0, { complexity: 11 })] })).toThrow(/complexity/);
    expect(parse({ timeZone: 'Mars' })).toThrow(/IANA/);
  });
});
