import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/shared/time';
import { expectedStages, isExpectedActive, type ComingCase } from './coming-load';

const NOW = Date.UTC(2026, 10, 23);

// H-1B: 25 working days at level 2, of which intake 10 %, collecting 25 %, drafting 45 %, review 20 %.
function h1b(change: Partial<ComingCase> = {}): ComingCase {
  return {
    visaType: 'H-1B',
    stage: 'intake',
    stageSinceMs: NOW,
    deadlineMs: null,
    level: 2,
    absences: [],
    ...change,
  };
}

function daysUntil(one: ComingCase): [string, number][] {
  return expectedStages(one, NOW, DEFAULT_RULE_SET).map(({ stage, untilMs }) => [
    stage,
    Math.round(((untilMs - NOW) / DAY_MS) * 100) / 100,
  ]);
}

describe('the expected stages of a case', () => {
  it('spread the estimated days of its visa type over the stages that lie ahead', () => {
    expect(daysUntil(h1b())).toEqual([
      ['intake', 2.5],
      ['collecting', 8.75],
      ['drafting', 20],
      ['review', 25],
    ]);
    expect(daysUntil(h1b({ stage: 'review' }))).toEqual([['review', 5]]);
    expect(daysUntil(h1b({ stage: 'rfe' }))).toEqual([['rfe', 10]]);
  });

  it('take off what the stage has already had, down to a quarter of it', () => {
    expect(daysUntil(h1b({ stage: 'review', stageSinceMs: NOW - 2 * DAY_MS }))).toEqual([
      ['review', 3],
    ]);
    expect(daysUntil(h1b({ stage: 'review', stageSinceMs: NOW - 90 * DAY_MS }))).toEqual([
      ['review', 1.25],
    ]);
  });

  it('are slower without experience and quicker with much of it', () => {
    expect(daysUntil(h1b({ stage: 'review', level: 1 }))).toEqual([['review', 6.25]]);
    expect(daysUntil(h1b({ stage: 'review', level: 3 }))).toEqual([['review', 4.5]]);
  });

  it('stand still while the holder is away', () => {
    const away = { startsAtMs: NOW + 2 * DAY_MS, endsAtMs: NOW + 9 * DAY_MS };
    expect(daysUntil(h1b({ stage: 'review', absences: [away] }))).toEqual([['review', 12]]);
  });

  it('keep a deadline that lies ahead, and take no notice of one that has passed', () => {
    const due = h1b({ deadlineMs: NOW + 10 * DAY_MS });
    expect(daysUntil(due)).toEqual([
      ['intake', 1],
      ['collecting', 3.5],
      ['drafting', 8],
      ['review', 10],
    ]);
    expect(daysUntil(h1b({ stage: 'review', deadlineMs: NOW - DAY_MS }))).toEqual([['review', 5]]);
    expect(daysUntil(h1b({ stage: 'review', deadlineMs: NOW + 30 * DAY_MS }))).toEqual([
      ['review', 5],
    ]);
  });

  it('are none once a case waits on the government', () => {
    for (const stage of ['filed', 'decided', 'closed'] as const) {
      expect(daysUntil(h1b({ stage }))).toEqual([]);
    }
  });
});

describe('whether a case is expected to be active', () => {
  const stages = expectedStages(h1b(), NOW, DEFAULT_RULE_SET);

  it('is asked of the stage it will be in at that instant', () => {
    expect(isExpectedActive(stages, NOW + 24 * DAY_MS, DEFAULT_RULE_SET)).toBe(true);
    expect(isExpectedActive(stages, NOW + 25 * DAY_MS, DEFAULT_RULE_SET)).toBe(false);
  });

  it('follows the stages that count in this firm', () => {
    const rules = {
      stageWeights: {
        ...DEFAULT_RULE_SET.stageWeights,
        collecting: { counts: false, weight: 0.5 },
      },
    };
    expect(isExpectedActive(stages, NOW + 5 * DAY_MS, rules)).toBe(false);
    expect(isExpectedActive(stages, NOW + 10 * DAY_MS, rules)).toBe(true);
  });
});
