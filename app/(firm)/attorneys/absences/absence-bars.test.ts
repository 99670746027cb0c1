import { describe, expect, it } from 'vitest';
import { daysOfMonth } from '@/lib/features/absences/month-days';
import { boundsOf, extendSelection, isChosen, layOutBars } from './absence-bars';

const november = daysOfMonth('2026-11').map(({ date }) => date);

function barsOf(...absences: [startsOn: string, endsOn: string][]) {
  const rows = absences.map(([startsOn, endsOn]) => ({ startsOn, endsOn }));
  return layOutBars(rows, november).map(({ absence: _absence, ...bar }) => bar);
}

describe('bars of absences in a month', () => {
  it('cover the first and the last day, also over a change of clocks', () => {
    expect(barsOf(['2026-10-31', '2026-11-02'], ['2026-11-29', '2026-11-30'])).toEqual([
      { first: 0, span: 2, lane: 0, beganBefore: true, endsAfter: false },
      { first: 28, span: 2, lane: 0, beganBefore: false, endsAfter: false },
    ]);
    const march = daysOfMonth('2026-03').map(({ date }) => date);
    const [bar] = layOutBars([{ startsOn: '2026-03-07', endsOn: '2026-03-09' }], march);
    expect(bar).toMatchObject({ first: 6, span: 3 });
  });

  it('of absences longer than the month fill it', () => {
    expect(barsOf(['2026-08-01', '2027-02-01'])).toEqual([
      { first: 0, span: 30, lane: 0, beganBefore: true, endsAfter: true },
    ]);
  });

  it('outside of the month are left out', () => {
    expect(barsOf(['2026-10-01', '2026-10-31'], ['2026-12-01', '2026-12-01'])).toEqual([]);
    expect(layOutBars([{ startsOn: '2026-11-01', endsOn: '2026-11-02' }], [])).toEqual([]);
  });

  it('that overlap lie in lanes, and a lane that is free again is used again', () => {
    const bars = barsOf(
      ['2026-11-02', '2026-11-06'],
      ['2026-11-04', '2026-11-04'],
      ['2026-11-05', '2026-11-09'],
      ['2026-11-07', '2026-11-08'],
    );
    expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 1, 0]);
  });
});

describe('days chosen in a row', () => {
  it('reach from where choosing began to where it is, whichever way', () => {
    let chosen = extendSelection(null, { row: 2, place: 10 }, 'ArrowLeft', 30);
    chosen = extendSelection(chosen, { row: 2, place: 9 }, 'ArrowLeft', 30);
    expect(chosen && boundsOf(chosen)).toEqual({ first: 8, last: 10 });
    chosen = extendSelection(chosen, { row: 2, place: 8 }, 'End', 30);
    expect(chosen && boundsOf(chosen)).toEqual({ first: 10, last: 29 });
    expect(isChosen(chosen, 2, 10)).toBe(true);
    expect(isChosen(chosen, 2, 9)).toBe(false);
    expect(isChosen(chosen, 1, 10)).toBe(false);
  });

  it('begin anew in another row, and end at the ends of the month', () => {
    const chosen = extendSelection(
      { row: 1, from: 3, to: 5 },
      { row: 2, place: 29 },
      'ArrowRight',
      30,
    );
    expect(chosen).toEqual({ row: 2, from: 29, to: 29 });
    expect(extendSelection(chosen, { row: 2, place: 29 }, 'ArrowDown', 30)).toBeNull();
  });
});
