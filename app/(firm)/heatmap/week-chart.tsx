import { LineChartCard } from '@/components/ui/charts/chart-card';
import { plural } from '@/components/ui/format';
import type { HeatmapDto, HeatmapRow } from '@/lib/features/reports/dto';
import { activeInWeek, weekHeader } from './cells';

/** All workloads shown together, week by week, against their capacity. */
export function WeekChart({ heatmap, rows }: { heatmap: HeatmapDto; rows: readonly HeatmapRow[] }) {
  const { weeks } = heatmap;
  const capacity = rows.reduce((sum, row) => sum + row.capacity, 0);
  const now = weeks.findIndex(({ when }) => when === 'current');
  const last = activeInWeek(rows, weeks.length - 1);
  return (
    <LineChartCard
      title="All shown together, against their capacity"
      description={`${plural(rows.length, 'attorney')} with a capacity of ${plural(capacity, 'case')}.`}
      summary={`${plural(activeInWeek(rows, now), 'active case')} now; of these ${last} are expected to be in work four weeks on. The table above has the numbers.`}
      data={weeks.map((week, index) => ({
        label: weekHeader(week),
        active: index <= now ? activeInWeek(rows, index) : null,
        expected: index >= now ? activeInWeek(rows, index) : null,
      }))}
      series={[
        { key: 'active', name: 'Active cases' },
        { key: 'expected', name: 'Expected of the cases in hand' },
      ]}
      reference={{ value: capacity, label: `capacity ${capacity}` }}
      heightPx={220}
    />
  );
}
