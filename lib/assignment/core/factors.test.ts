import { describe, expect, test } from 'vitest';
import { factorInRecord } from '@/lib/wording/record-factor';
import { decide } from './decide';
import { anAttorney, anInput, away, day } from '@/tests/core/builders';
import type { Candidate, CaseFacts, FactorCode, RuleSet } from './types';

const OWNER = anAttorney('Z', { levels: {} });

function factor(
  code: FactorCode,
  attorney: Partial<Candidate>,
  facts: Partial<CaseFacts> = {},
  rules: Partial<RuleSet> = {},
  others: readonly Candidate[] = [],
) {
  const relaxed = { minExpertise: 0, capacityMeasure: 'load', leaveLeadDays: 0, ...rules } as const;
  const decision = decide(anInput([anAttorney('A', attorney), ...others], facts, relaxed));
  const result = decision.candidates.find(({ attorneyId }) => attorneyId === 'A');
  return result?.factors.find((each) => each.code === code);
}

const sentence = (...args: Parameters<typeof factor>) => {
  const found = factor(...args);
  return found && factorInRecord(found);
};

const cost = (...args: Parameters<typeof factor>) => factor(...args)?.points;

describe('fit', () => {
  test('costs 10 for each level below expert when the level is enough', () => {
    expect(cost('fit', { levels: { 'H-1B': 3 } }, { complexity: 3 })).toBe(0);
    expect(cost('fit', { levels: { 'H-1B': 2 } }, { complexity: 3 })).toBe(10);
    expect(cost('fit', { levels: { 'H-1B': 1 } }, { complexity: 3 })).toBe(20);
  });

  test('costs 150, 350 and 550 more for one, two and three levels short', () => {
    const complexity = 7;
    expect(cost('fit', { levels: { 'H-1B': 3 } }, { complexity })).toBe(0);
    expect(cost('fit', { levels: { 'H-1B': 2 } }, { complexity })).toBe(160);
    expect(cost('fit', { levels: { 'H-1B': 1 } }, { complexity })).toBe(370);
    expect(cost('fit', { levels: {} }, { complexity })).toBe(580);
  });

  test('wants level 2 from complexity 4 and level 3 from complexity 7', () => {
    const levels = { 'H-1B': 1 } as const;
    expect(cost('fit', { levels }, { complexity: 3 })).toBe(20);
    expect(cost('fit', { levels }, { complexity: 4 })).toBe(170);
    expect(cost('fit', { levels }, { complexity: 6 })).toBe(170);
    expect(cost('fit', { levels }, { complexity: 7 })).toBe(370);
  });

  test('says how far the level falls short', () => {
    expect(sentence('fit', { levels: { 'H-1B': 1 } })).toBe(
      'Level 1 for H-1B; complexity 5 wants 2: 1 short.',
    );
    expect(sentence('fit', {})).toMatch(/wants 2: enough\.$/);
  });
});

describe('load', () => {
  test('costs 160 for a workload that the case fills, in proportion', () => {
    expect(cost('load', { loadPoints: 1900 })).toBe(160);
    expect(cost('load', { loadPoints: 900 })).toBe(80);
    expect(cost('load', { loadPoints: 400, capacity: 10 })).toBe(80);
  });

  test('rounds halves up, exactly', () => {
    expect(cost('load', { loadPoints: 300, capacity: 32 })).toBe(20);
    expect(cost('load', { loadPoints: 310, capacity: 32 })).toBe(21);
  });

  test('tells the share before and after', () => {
    expect(sentence('load', { loadPoints: 900 })).toBe('45% utilized now, 50% with this case.');
  });
});

describe('fair share', () => {
  test('relieves who is behind by 10 a standard case and charges who is ahead', () => {
    expect(cost('fair-share', { fairShareMilliPoints: 100_000 })).toBe(-10);
    expect(cost('fair-share', { fairShareMilliPoints: -300_000 })).toBe(30);
    expect(cost('fair-share', { fairShareMilliPoints: 100_000, capacity: 10 })).toBe(-20);
  });

  test('rounds halves away from zero on both sides', () => {
    expect(cost('fair-share', { fairShareMilliPoints: 5_000 })).toBe(-1);
    expect(cost('fair-share', { fairShareMilliPoints: -5_000 })).toBe(1);
    expect(cost('fair-share', { fairShareMilliPoints: 4_999 })).toBe(0);
  });

  test('tells the points behind or ahead', () => {
    expect(sentence('fair-share', { fairShareMilliPoints: 120_500 })).toBe(
      '120.5 points behind their share of recent work.',
    );
    expect(sentence('fair-share', { fairShareMilliPoints: -50_000 })).toMatch(/^50 .* ahead/);
    expect(sentence('fair-share', {})).toMatch(/exactly their share/);
  });
});

describe('reserve', () => {
  test('costs nothing up to 85% of capacity, half the expected work included', () => {
    expect(cost('reserve', { loadPoints: 1600 })).toBe(0);
    expect(cost('reserve', { loadPoints: 1200, reservePoints: 800 })).toBe(0);
  });

  test('costs 80 for each full workload above', () => {
    expect(cost('reserve', { loadPoints: 1700 })).toBe(4);
    expect(cost('reserve', { loadPoints: 1400, reservePoints: 800 })).toBe(8);
    expect(cost('reserve', { loadPoints: 0, reservePoints: 7200 })).toBe(80);
  });

  test('tells what the room is kept for', () => {
    expect(sentence('reserve', { loadPoints: 1400, reservePoints: 800 })).toMatch(
      /800 points of expert work/,
    );
    expect(sentence('reserve', { loadPoints: 1800 })).toBe('Passes 85% of capacity.');
    expect(sentence('reserve', {})).toMatch(/^Has room/);
  });
});

describe('continuity', () => {
  const lastAttorneyId = 'Z';

  test('costs 70 when the last attorney is present and someone else', () => {
    expect(cost('continuity', {}, { lastAttorneyId }, {}, [OWNER])).toBe(70);
    expect(cost('continuity', {}, { lastAttorneyId: 'A' })).toBe(0);
    expect(cost('continuity', {}, {})).toBe(0);
  });

  test('costs nothing when the last attorney is away, inactive or gone', () => {
    const awayOwner = { ...OWNER, absences: [away(0, 1)] };
    const pausedOwner = { ...OWNER, active: false };
    expect(cost('continuity', {}, { lastAttorneyId }, {}, [awayOwner])).toBe(0);
    expect(cost('continuity', {}, { lastAttorneyId }, {}, [pausedOwner])).toBe(0);
    expect(cost('continuity', {}, { lastAttorneyId })).toBe(0);
  });

  test('names the last attorney', () => {
    expect(sentence('continuity', {}, { lastAttorneyId }, {}, [OWNER])).toBe(
      "The client's last attorney is Attorney Z.",
    );
    expect(sentence('continuity', {}, { lastAttorneyId: 'A' })).toMatch(/^Had this client/);
    expect(sentence('continuity', {})).toMatch(/^No attorney of this client/);
  });

  test('means the relationship attorney first, and says so', () => {
    const named = { lastAttorneyId: 'A', relationshipAttorneyId: 'Z' };
    expect(cost('continuity', {}, named, {}, [OWNER])).toBe(70);
    expect(sentence('continuity', {}, named, {}, [OWNER])).toMatch(
      /^The client's relationship attorney is /,
    );
    expect(sentence('continuity', {}, { relationshipAttorneyId: 'A' })).toBe(
      "Is the client's relationship attorney.",
    );
  });

  test('means the last attorney where the relationship attorney cannot take the case', () => {
    const kept = { ...OWNER, walledOff: true };
    const named = { lastAttorneyId: 'A', relationshipAttorneyId: 'Z' };
    expect(cost('continuity', {}, named, {}, [kept])).toBe(0);
    expect(sentence('continuity', {}, named, {}, [kept])).toMatch(/^Had this client/);
  });
});

describe('deadline', () => {
  const estimatedDays = 20;

  test('costs 300 when the expected finish is after the deadline', () => {
    expect(cost('deadline', {}, { estimatedDays, deadlineMs: day(20) })).toBe(0);
    expect(cost('deadline', {}, { estimatedDays, deadlineMs: day(20) - 1 })).toBe(300);
  });

  test('expects level 1 to need a quarter longer and level 3 a tenth less', () => {
    const one = { levels: { 'H-1B': 1 } } as const;
    const three = { levels: { 'H-1B': 3 } } as const;
    expect(cost('deadline', one, { estimatedDays, deadlineMs: day(25) })).toBe(0);
    expect(cost('deadline', one, { estimatedDays, deadlineMs: day(25) - 1 })).toBe(300);
    expect(cost('deadline', three, { estimatedDays, deadlineMs: day(18) })).toBe(0);
    expect(cost('deadline', three, { estimatedDays, deadlineMs: day(18) - 1 })).toBe(300);
  });

  test('adds 60 for the share of the runway that is spent away', () => {
    const absences = [away(5, 15)];
    expect(cost('deadline', { absences }, { estimatedDays, deadlineMs: day(40) })).toBe(15);
    expect(cost('deadline', { absences }, { estimatedDays, deadlineMs: day(29) })).toBe(321);
  });

  test('counts overlapping absences once', () => {
    const absences = [away(5, 15), away(8, 15), away(5, 6)];
    expect(cost('deadline', { absences }, { estimatedDays, deadlineMs: day(40) })).toBe(15);
  });

  test('weighs a pause against ten days when the deadline is nearer or past', () => {
    const absences = [away(1, 6)];
    const facts = { estimatedDays: 2 };
    expect(cost('deadline', { absences }, { ...facts, deadlineMs: day(8) })).toBe(30);
    expect(cost('deadline', { absences }, { ...facts, deadlineMs: day(-3) })).toBe(330);
  });

  test('adds 150 when a leave of 30 days begins before the expected finish', () => {
    const deadlineMs = null;
    expect(cost('deadline', { absences: [away(19, 49)] }, { estimatedDays, deadlineMs })).toBe(150);
    expect(cost('deadline', { absences: [away(20, 50)] }, { estimatedDays, deadlineMs })).toBe(0);
    expect(cost('deadline', { absences: [away(19, 48)] }, { estimatedDays, deadlineMs })).toBe(0);
  });

  test('tells the finish, the pause and the leave', () => {
    const absences = [away(5, 45)];
    expect(sentence('deadline', { absences }, { estimatedDays, deadlineMs: day(50) })).toBe(
      'Would finish in about 60 days, 10 days after the deadline, 40 days of it away, with a long leave beginning before.',
    );
    expect(sentence('deadline', {}, { estimatedDays })).toBe(
      'Would finish in about 20 days, no deadline.',
    );
    expect(sentence('deadline', {}, { estimatedDays, deadlineMs: day(90) })).toMatch(
      /before the deadline\.$/,
    );
  });
});

describe('re-entry', () => {
  const since = (days: number, gotPoints: number, expectedPoints: number) => ({
    reentry: { sinceMs: day(-days), gotPoints, expectedPoints },
  });

  test('costs 120 once the case would bring more than 150 points above the share', () => {
    expect(cost('re-entry', since(5, 200, 150))).toBe(0);
    expect(cost('re-entry', since(5, 200, 149.9))).toBe(120);
  });

  test('allows in proportion to capacity', () => {
    expect(cost('re-entry', { ...since(5, 200, 225), capacity: 10 })).toBe(0);
    expect(cost('re-entry', { ...since(5, 200, 224), capacity: 10 })).toBe(120);
  });

  test('ends 30 days after joining or coming back', () => {
    expect(cost('re-entry', since(29, 900, 0))).toBe(120);
    expect(cost('re-entry', since(30, 900, 0))).toBe(0);
  });

  test('tells what was got and what would be the share', () => {
    expect(sentence('re-entry', since(5, 200, 110))).toBe(
      'New or back for 5 days: got 200 points where 110 would be the share.',
    );
    expect(sentence('re-entry', {})).toBe('Neither new nor just back.');
  });
});

describe("the firm's weights", () => {
  const weights = (load: number) => ({
    weights: {
      fit: 100,
      load,
      'fair-share': 100,
      reserve: 100,
      continuity: 100,
      deadline: 100,
      're-entry': 100,
    },
  });

  test('multiply a factor in percent and round it', () => {
    expect(cost('load', { loadPoints: 900 }, {}, weights(150))).toBe(120);
    expect(cost('load', { loadPoints: 410, capacity: 32 }, {}, weights(50))).toBe(13);
  });

  test('remove a factor at 0, from the cost and from the explanation', () => {
    expect(factor('load', { loadPoints: 900 }, {}, weights(0))).toBeUndefined();
    const decision = decide(anInput([anAttorney('A', { loadPoints: 900 })], {}, weights(0)));
    expect(decision.candidates[0]?.totalCost).toBe(10);
  });
});
