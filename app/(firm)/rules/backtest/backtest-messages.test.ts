import { describe, expect, it } from 'vitest';
import type { BacktestDto, BacktestMetrics } from '@/lib/features/backtest/dto';
import { differenceText, METRICS, backtestMessage, verdictOn } from './backtest-messages';

const METRICS_BEFORE: BacktestMetrics = {
  atOnce: 39,
  waited: 2,
  stillWaiting: 0,
  byHand: 0,
  waitMeanDays: 0.1,
  waitP95Days: 1,
  match: 0.9,
  hardMatch: null,
  continuity: 0.5,
  evenness: 0.92,
};

function backtest(change: Partial<BacktestDto> = {}): BacktestDto {
  return {
    days: 30,
    from: '2026-10-01T00:00:00Z',
    to: '2026-10-31T00:00:00Z',
    cases: 41,
    before: METRICS_BEFORE,
    after: { ...METRICS_BEFORE, evenness: 0.95 },
    attorneys: [],
    moved: { total: 3, items: [] },
    longerWaits: 0,
    shorterWaits: 0,
    ...change,
  };
}

describe('a backtest in one sentence', () => {
  it('says what changes, and that no one waits longer', () => {
    expect(backtestMessage(backtest(), true)).toBe(
      '3 of 41 cases would change hands; evenness 0.92 → 0.95; nobody waits longer.',
    );
  });

  it('says who waits longer and who less long', () => {
    expect(backtestMessage(backtest({ longerWaits: 1, shorterWaits: 4 }), true)).toContain(
      '1 waits longer, 4 wait less long.',
    );
    expect(backtestMessage(backtest({ shorterWaits: 2 }), true)).toContain('2 wait less long.');
  });

  it('says that a draft moves nothing', () => {
    const same = backtest({ moved: { total: 0, items: [] }, after: METRICS_BEFORE });
    expect(backtestMessage(same, true)).toBe(
      'None of 41 cases would change hands; nobody waits longer.',
    );
  });

  it('tells how the rules in force do while nothing is changed', () => {
    expect(backtestMessage(backtest(), false)).toBe(
      'The rules in force: 39 of 41 new cases placed at once; match 90%; evenness 0.92.',
    );
  });

  it('says that there was nothing to backtest on', () => {
    expect(backtestMessage(backtest({ cases: 0 }), true)).toBe('No new cases in the last 30 days.');
  });
});

describe('the verdict on a figure', () => {
  const find = (key: string) => METRICS.find((figure) => figure.key === key);
  const verdict = (key: string, after: Partial<BacktestMetrics>) => {
    const figure = find(key);
    return figure && verdictOn(figure, METRICS_BEFORE, { ...METRICS_BEFORE, ...after });
  };

  it('knows that fewer waits and more match are better', () => {
    expect(verdict('waited', { waited: 1 })).toBe('better');
    expect(verdict('waited', { waited: 3 })).toBe('worse');
    expect(verdict('match', { match: 0.95 })).toBe('better');
  });

  it('is silent on what no one can see, and on what cannot be compared', () => {
    expect(verdict('evenness', { evenness: 0.9201 })).toBeNull();
    expect(verdict('hardMatch', { hardMatch: 1 })).toBeNull();
  });
});

it('writes differences with their sign', () => {
  expect([3, 0, -2].map(differenceText)).toEqual(['+3', '', '−2']);
});
