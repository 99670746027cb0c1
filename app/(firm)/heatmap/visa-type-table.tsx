'use client';

import { HeatmapTable } from '@/components/ui/heatmap-table';
import type { VisaType } from '@/lib/assignment/core';
import { visaRow } from './cells';
import { visaCellsOf, type HeatmapLine } from './lines';
import { rowHead } from './row-head';

/** Attorneys × visa types: the open cases that each holds. */
export function VisaTypeTable({
  rows,
  visaTypes,
}: {
  rows: readonly HeatmapLine[];
  visaTypes: readonly VisaType[];
}) {
  const counts = rows.flatMap((row) => visaCellsOf(row).map(({ openCases }) => openCases));
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
