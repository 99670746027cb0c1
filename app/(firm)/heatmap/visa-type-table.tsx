import { HeatmapTable } from '@/components/ui/heatmap-table';
import type { VisaType } from '@/lib/assignment/core';
import type { HeatmapRow } from '@/lib/features/reports/dto';
import { visaRow } from './cells';
import { rowHead } from './row-head';

/** Attorneys × visa types: the open cases that each holds. */
export function VisaTypeTable({
  rows,
  visaTypes,
}: {
  rows: readonly HeatmapRow[];
  visaTypes: readonly VisaType[];
}) {
  const count = (row: HeatmapRow, type: VisaType) => row.byVisaType[type]?.openCases ?? 0;
  const counts = rows.flatMap((row) => visaTypes.map((type) => count(row, type)));
  return (
    <HeatmapTable
      caption="Open cases of each attorney by visa type"
      rowsLabel="Attorney"
      columns={visaTypes.map((type) => ({ id: type, header: type }))}
      rows={rows.map((row) => ({ ...rowHead(row), cells: visaRow(row, visaTypes) }))}
      max={Math.max(1, ...counts)}
      measure="Open cases"
      blankLabel="not a specialty"
    />
  );
}
