import { expect, it } from 'vitest';
import { packReport, unpackReport } from './report-lines';
import type { ReportRow, ReportTable } from './report-table';

const rowOf = (id: string, held: number | null): ReportRow => ({
  id,
  cells: { attorney: `Attorney ${id}`, held, rate: 0.25 },
  before: { attorney: null, held: 4, rate: null },
  links: { attorney: `/attorneys/${id}`, held: `/reports/cases?figure=held&attorneyId=${id}` },
  marks: [{ text: 'Away', tone: 'info' }],
});

const TABLE: ReportTable = {
  title: 'Reassignments by attorney',
  name: 'reassignments',
  columns: [
    { id: 'attorney', header: 'Attorney' },
    { id: 'held', header: 'Cases held', digits: 0, compared: true },
    { id: 'rate', header: 'Rate', digits: 1, percent: true },
  ],
  rows: [
    rowOf('a1', 3),
    rowOf('b2', null),
    { id: 'c3', cells: { attorney: 'C', held: 1, rate: 0 } },
  ],
  totals: { ...rowOf('firm', 4), links: { held: '/reports/cases?figure=held' } },
  beforeLabel: 'October 2026',
};

it('a report arrives as it was sent', () => {
  expect(unpackReport(packReport(TABLE))).toEqual(TABLE);
});

it('an address travels once, whoever it is about', () => {
  expect(packReport(TABLE).addresses).toHaveLength(3);
});
