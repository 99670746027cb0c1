import type { Metadata } from 'next';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatPercent, formatTime, plural } from '@/components/ui/format';
import { HeatmapTable, type HeatRow } from '@/components/ui/heatmap-table';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { LinkTabs } from '@/components/ui/tabs';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { getHeatmap } from '@/lib/reports';
import type { HeatmapDto, HeatmapRow } from '@/lib/reports/dto';
import { visaRow, weekHeader, weekRow } from './cells';

export const metadata: Metadata = { title: 'Workload heatmap' };

const FULL = 1;
const LEGEND = [0, 0.25, 0.5, 0.75, 1].map((share) => ({
  share,
  text: share === 1 ? '100%+' : formatPercent(share),
}));

/** Who carries what: attorneys by week, or by visa type. The view and the order are in the address. */
export default async function HeatmapPage({ searchParams }: PageProps<'/heatmap'>) {
  const { view, sort } = await searchParams;
  const byVisaType = view === 'visa-types';
  const byName = sort === 'name';
  const viewer = await getViewerWith('workload.read');
  const heatmap = await getHeatmap(actorOf(viewer));
  const rows = sorted(heatmap.rows, byName);
  return (
    <Page
      title="Workload heatmap"
      description={
        byVisaType
          ? 'Open cases of each attorney by visa type. Click a number to see the cases behind it.'
          : 'Active cases at the end of each week as a share of capacity; hatched where someone is away.'
      }
      filters={<Views byVisaType={byVisaType} byName={byName} />}
    >
      {rows.length === 0 ? (
        <Card>
          <EmptyState
            title="Nobody on the roster yet"
            description="Once the firm has attorneys, this page shows how full each desk is and was."
          />
        </Card>
      ) : (
        <Card
          title={byVisaType ? 'Attorneys by visa type' : 'Attorneys by week'}
          description={`As of ${formatTime(heatmap.at, heatmap.timeZone, 'datetime')} (${heatmap.timeZone})`}
          flush
        >
          <div className="py-3">
            {byVisaType ? (
              <VisaTypes heatmap={heatmap} rows={rows} />
            ) : (
              <Weeks heatmap={heatmap} rows={rows} />
            )}
          </div>
        </Card>
      )}
    </Page>
  );
}

function sorted(rows: readonly HeatmapRow[], byName: boolean): HeatmapRow[] {
  return [...rows].sort((a, b) =>
    byName ? a.attorney.name.localeCompare(b.attorney.name) : b.utilization - a.utilization,
  );
}

function Views({ byVisaType, byName }: { byVisaType: boolean; byName: boolean }) {
  const href = (view: string, sort: string) => `/heatmap?view=${view}&sort=${sort}`;
  const view = byVisaType ? 'visa-types' : 'weeks';
  const sort = byName ? 'name' : 'utilization';
  return (
    <div className="flex w-full flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <LinkTabs
        label="View"
        tabs={[
          { href: href('weeks', sort), label: 'By week', current: !byVisaType },
          { href: href('visa-types', sort), label: 'By visa type', current: byVisaType },
        ]}
      />
      <p className="text-sm text-ink-2">
        {byName ? 'Sorted by name. ' : 'Fullest desk first. '}
        <TextLink href={href(view, byName ? 'utilization' : 'name')}>
          {byName ? 'Sort by utilization' : 'Sort by name'}
        </TextLink>
      </p>
    </div>
  );
}

function headOf(row: HeatmapRow): Pick<HeatRow, 'id' | 'header' | 'note'> {
  const state = row.isActive ? '' : ', inactive';
  return {
    id: row.attorney.id,
    header: <TextLink href={`/attorneys/${row.attorney.id}`}>{row.attorney.name}</TextLink>,
    note: `${row.activeCases} of ${plural(row.capacity, 'case')}${state}`,
  };
}

function Weeks({ heatmap, rows }: { heatmap: HeatmapDto; rows: readonly HeatmapRow[] }) {
  return (
    <HeatmapTable
      caption="Active cases of each attorney by week, as a share of capacity"
      rowsLabel="Attorney"
      columns={heatmap.weeks.map((week) => ({ id: week.startsOn, header: weekHeader(week) }))}
      rows={rows.map((row) => ({ ...headOf(row), cells: weekRow(row, heatmap.weeks) }))}
      max={FULL}
      measure="Share of capacity"
      legend={LEGEND}
    />
  );
}

function VisaTypes({ heatmap, rows }: { heatmap: HeatmapDto; rows: readonly HeatmapRow[] }) {
  const counts = rows.flatMap((row) =>
    Object.values(row.byVisaType).map(({ openCases }) => openCases),
  );
  return (
    <HeatmapTable
      caption="Open cases of each attorney by visa type"
      rowsLabel="Attorney"
      columns={heatmap.visaTypes.map((type) => ({ id: type, header: type }))}
      rows={rows.map((row) => ({ ...headOf(row), cells: visaRow(row, heatmap.visaTypes) }))}
      max={Math.max(1, ...counts)}
      measure="Open cases"
    />
  );
}
