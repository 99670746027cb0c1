import { describe, expect, it } from 'vitest';
import { changeText, reportLines, shownChange, shownText, type ReportTable } from './report-table';

const TABLE: ReportTable = {
  title: 'A table',
  name: 'a-table',
  beforeLabel: 'October 2026',
  columns: [
    { id: 'who', header: 'Attorney' },
    { id: 'new', header: 'New', digits: 0, compared: true },
    { id: 'share', header: 'Share', digits: 1, percent: true, compared: true },
    { id: 'mean', header: 'Mean', digits: 2 },
  ],
  rows: [
    {
      id: 'a',
      cells: { who: '=Ana', new: 1200, share: 0.3333, mean: 4 },
      before: { new: 1203, share: 0.2504 },
    },
    { id: 'b', cells: { who: 'Ben', new: 3, share: null, mean: null }, before: { new: null } },
  ],
  totals: { id: 'firm', cells: { who: 'Firm', new: 1203, share: 0.25, mean: 4 } },
};

describe('a report table', () => {
  it('has the same numbers on the page and in the file', () => {
    const [, line] = reportLines(TABLE);
    expect(line).toEqual(['=Ana', 1200, 1203, -3, 33.3, 25, 8.3, 4]);
    const shown = TABLE.columns.map((column) => shownText(column, TABLE.rows[0]?.cells[column.id]));
    expect(shown).toEqual(['=Ana', '1,200', '33.3%', '4.00']);
  });

  it('names unit, period before and change in the heads of the file', () => {
    expect(reportLines(TABLE)[0]).toEqual([
      'Attorney',
      'New',
      'New, October 2026',
      'New, change',
      'Share (%)',
      'Share (%), October 2026',
      'Share (%), change',
      'Mean',
    ]);
  });

  it('says on every line of the file what the whole table is about', () => {
    const lines = reportLines({ ...TABLE, about: { header: 'Attorney', value: 'Farida' } });
    expect(lines.map(([first]) => first)).toEqual(['Attorney', 'Farida', 'Farida', 'Farida']);
    expect(lines[1]?.[1]).toBe('=Ana');
  });

  it('leaves empty what is not known, on either side of a comparison', () => {
    expect(reportLines(TABLE)[2]).toEqual(['Ben', 3, null, null, null, null, null, null]);
    expect(reportLines(TABLE)[3]).toEqual(['Firm', 1203, null, null, 25, null, null, 4]);
    expect(shownText({ id: 'x', header: 'X', digits: 0 }, null)).toBeNull();
  });

  it('shows days as people write them', () => {
    const day = { id: 'x', header: 'X', isDay: true };
    expect(shownText(day, '2026-11-23')).toBe('Nov 23, 2026');
  });

  it('reckons a change from what is shown, so that it adds up for the reader', () => {
    const column = { id: 'x', header: 'X', digits: 0, compared: true };
    expect(shownChange(column, { cells: { x: 1.6 }, before: { x: 1.4 } })).toBe(1);
    expect(shownChange(column, { cells: { x: 1.4 }, before: { x: 1.2 } })).toBe(0);
  });

  it('writes changes with their sign', () => {
    expect([changeText(3), changeText(-1.5, 1), changeText(0)]).toEqual(['+3', '−1.5', '±0']);
  });
});
