import { describe, expect, it } from 'vitest';
import type { ReportTable } from './report-table';
import { compared, comparedShare, greatestChanges } from './labels';

describe('comparisons in words', () => {
  it('say by how much and what it was', () => {
    expect(compared(12, 9, 'in October')).toBe('3 more than in October (9)');
    expect(compared(9, 12, 'in October')).toBe('3 fewer than in October (12)');
    expect(compared(9, 9, 'in October')).toBe('as many as in October');
  });

  it('speak of points where shares are compared', () => {
    expect(comparedShare(0.72, 0.68, 'October')).toBe('4 points above October (68%)');
    expect(comparedShare(0.1, 0.125, 'October', 1)).toBe('2.5 points below October (12.5%)');
    expect(comparedShare(0.681, 0.68, 'October')).toBe('the same as October');
  });

  it('name who changed most in either direction, and no one where nothing changed', () => {
    const table: ReportTable = {
      title: '',
      name: '',
      beforeLabel: 'October',
      columns: [
        { id: 'who', header: 'Attorney' },
        { id: 'n', header: 'New', digits: 0, compared: true },
      ],
      rows: [
        { id: 'a', cells: { who: 'Ana', n: 7 }, before: { n: 2 } },
        { id: 'b', cells: { who: 'Ben', n: 1 }, before: { n: 4 } },
        { id: 'c', cells: { who: 'Cy', n: 1 }, before: { n: 1 } },
      ],
    };
    expect(greatestChanges(table, 'n')).toBe(
      'Greatest changes: \u2068Ana\u2069 +5, \u2068Ben\u2069 −3.',
    );
    expect(greatestChanges({ ...table, rows: table.rows.slice(2) }, 'n')).toBeNull();
  });
});
