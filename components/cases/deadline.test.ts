import { describe, expect, it } from 'vitest';
import { deadlineState, deadlineWords } from './deadline';

describe('the state of a deadline', () => {
  it('is said from two weeks before it on, and after it', () => {
    expect(deadlineState('2026-03-15', 'drafting', '2026-03-01')).toEqual({
      daysLeft: 14,
      isOverdue: false,
    });
    expect(deadlineState('2026-03-16', 'drafting', '2026-03-01')).toBeNull();
    expect(deadlineState('2026-02-27', 'rfe', '2026-03-01')).toEqual({
      daysLeft: -2,
      isOverdue: true,
    });
  });

  it('is of no interest once the work is filed', () => {
    expect(deadlineState('2026-02-27', 'filed', '2026-03-01')).toBeNull();
    expect(deadlineState('2026-02-27', 'closed', '2026-03-01')).toBeNull();
  });

  it('counts calendar days, also over a change of clocks', () => {
    expect(deadlineState('2026-03-09', 'intake', '2026-03-07')?.daysLeft).toBe(2);
  });

  it('reads as people say it', () => {
    const words = [-2, -1, 0, 1, 14].map((daysLeft) =>
      deadlineWords({ daysLeft, isOverdue: daysLeft < 0 }),
    );
    expect(words).toEqual(['2 days over', '1 day over', 'today', 'in 1 day', 'in 14 days']);
  });
});
