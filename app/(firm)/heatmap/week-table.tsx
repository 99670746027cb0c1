'use client';

import { formatPercent } from '@/components/ui/format';
import { HeatmapTable } from '@/components/ui/heatmap-table';
import type { HeatmapWeek } from '@/lib/features/reports/dto';
import { firmWeeks, weekHeader, weekRow } from './cells';
import type { HeatmapLine } from './lines';
import { rowHead } from './row-head';

const FULL = 1;
const PAST_ON_PHONES = 2;
const LEGEND = [0, 0.25, 0.5, 0.75, 1].map((share) => ({
  share,
  text: share === FULL ? '100%+' : formatPercent(share),
}));

/** Attorneys × weeks: past, now, and behind a line what is expected. */
export function WeekTable({
  weeks,
  rows,
}: {
  weeks: readonly HeatmapWeek[];
  rows: readonly HeatmapLine[];
}) {
  const firstComing = weeks.findIndex(({ when }) => when === 'coming');
  const capacity = rows.reduce((sum, row) => sum + row.capacity, 0);
  const active = rows.reduce((sum, row) => sum + row.activeCases, 0);
  return (
    <HeatmapTable
      caption="Active cases of each attorney by week, as a share of capacity; coming weeks are expected"
      rowsLabel="Attorney"
      columns={weeks.map((week, index) => ({
        id: week.startsOn,
        header: weekHeader(week),
        divided: index === firstComing,
        current: week.when === 'current',
        foreseen: week.when === 'coming',
        wideOnly: index < firstComing - 1 - PAST_ON_PHONES,
      }))}
      rows={rows.map((row) => ({ ...rowHead(row), cells: weekRow(row, weeks) }))}
      totals={{
        id: 'all',
        header: 'All shown',
        note: `${active} of ${capacity}`,
        cells: firmWeeks(rows, weeks),
      }}
      max={FULL}
      measure="Share of capacity"
      legend={LEGEND}
      overLabel="over capacity"
    />
  );
}
