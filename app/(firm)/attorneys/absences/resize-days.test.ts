import { describe, expect, it } from 'vitest';
import { lengthOf, moveEdge, resizeByKey } from './resize-days';

const week = { startsOn: '2026-03-06', endsOn: '2026-03-10' };

describe('an arrow key on an absence', () => {
  it('moves the last day, with Shift the first, over a month and a change of clocks', () => {
    const key = (name: string, shiftKey = false) => resizeByKey(week, { key: name, shiftKey });
    expect(key('ArrowRight')).toEqual({ ...week, endsOn: '2026-03-11' });
    expect(key('ArrowLeft')).toEqual({ ...week, endsOn: '2026-03-09' });
    expect(key('ArrowLeft', true)).toEqual({ ...week, startsOn: '2026-03-05' });
    expect(key('ArrowRight', true)).toEqual({ ...week, startsOn: '2026-03-07' });
    expect(key('Enter')).toBeNull();
    const end = { startsOn: '2026-02-27', endsOn: '2026-02-28' };
    expect(resizeByKey(end, { key: 'ArrowRight', shiftKey: false })?.endsOn).toBe('2026-03-01');
  });

  it('leaves at least one day', () => {
    const day = { startsOn: '2026-03-06', endsOn: '2026-03-06' };
    expect(resizeByKey(day, { key: 'ArrowLeft', shiftKey: false })).toEqual(day);
    expect(resizeByKey(day, { key: 'ArrowRight', shiftKey: true })).toEqual(day);
  });
});

it('an end that is dragged past the other one stops there', () => {
  expect(moveEdge(week, 'start', '2026-03-20')).toEqual({ ...week, startsOn: week.endsOn });
  expect(moveEdge(week, 'end', '2026-03-01')).toEqual({ ...week, endsOn: week.startsOn });
});

it('days are counted with both ends', () => {
  expect(lengthOf(week)).toBe(5);
});
