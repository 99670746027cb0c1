import { PrintHead } from '@/components/reports/print-head';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CsvLink } from '@/components/ui/csv-link';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay, formatTime, zoneName } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { PrintButton } from '@/components/ui/print-button';
import { LinkTabs } from '@/components/ui/tabs';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { getHeatmap } from '@/lib/features/reports';
import type { HeatmapDto, HeatmapRow } from '@/lib/features/reports/dto';
import { filteredRows, sortedRows, visaTypesOf } from './cells';
import { HeatmapFilters } from './filters';
import { visaLine, weekLine } from './lines';
import { heatmapHref, readHeatmapQuery, type HeatmapQuery } from './query';
import { VisaTypeTable } from './visa-type-table';
import { WeekChart } from './week-chart';
import { WeekTable } from './week-table';

/**
 * Who carries what: attorneys by week, past and to come, or by visa type. View, order and filters
 * are in the address.
 */
export default async function HeatmapPage({ searchParams }: PageProps<'/heatmap'>) {
  const query = readHeatmapQuery(await searchParams);
  const viewer = await getViewerWith('workload.read');
  const heatmap = await getHeatmap(actorOf(viewer));
  const rows = sortedRows(filteredRows(heatmap.rows, query), query);
  const byVisaType = query.view === 'visa-types';
  const asOf = `${formatTime(heatmap.at, heatmap.timeZone, 'datetime')} (${zoneName(heatmap.timeZone)})`;
  return (
    <Page
      title="Workload heatmap"
      description={
        byVisaType
          ? 'Open cases of each attorney by visa type. A number leads to its cases.'
          : 'How full each workload was when a week ended, is now, and is expected to be. A number leads to its cases.'
      }
      actions={
        <>
          <CsvLink href={`/heatmap/export?view=${query.view}`} what="the heatmap" />
          <PrintButton />
        </>
      }
      filters={
        <div className="grid gap-3">
          <Views query={query} />
          {heatmap.rows.length > 0 ? <HeatmapFilters query={query} heatmap={heatmap} /> : null}
        </div>
      }
    >
      <PrintHead
        firmName={viewer.firmName}
        period={periodOf(heatmap, byVisaType)}
        timeZone={heatmap.timeZone}
        madeAt={asOf}
      />
      {rows.length === 0 ? (
        <Card>{heatmap.rows.length === 0 ? <NobodyYet /> : <NobodyLeft query={query} />}</Card>
      ) : byVisaType ? (
        <VisaTypes {...{ heatmap, rows, query, asOf }} />
      ) : (
        <Weeks {...{ heatmap, rows, asOf }} />
      )}
    </Page>
  );
}

function periodOf({ weeks }: HeatmapDto, byVisaType: boolean): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (byVisaType || !first || !last) return 'now';
  return `${formatDay(first.startsOn)} to ${formatDay(last.endsOn)}`;
}

function Views({ query }: { query: HeatmapQuery }) {
  const tab = (view: HeatmapQuery['view'], label: string) => ({
    href: heatmapHref(query, { view }),
    label,
    current: query.view === view,
  });
  return (
    <LinkTabs label="View" tabs={[tab('weeks', 'By week'), tab('visa-types', 'By visa type')]} />
  );
}

interface Part {
  heatmap: HeatmapDto;
  rows: readonly HeatmapRow[];
  asOf: string;
}

function Weeks({ heatmap, rows, asOf }: Part) {
  return (
    <>
      <Card
        title="Attorneys by week"
        description={`Active cases as a share of capacity, as of ${asOf}.`}
        flush
      >
        <div className="py-3">
          <WeekTable weeks={heatmap.weeks} rows={rows.map(weekLine)} />
        </div>
      </Card>
      <WeekChart heatmap={heatmap} rows={rows} />
      <p className="max-w-prose text-sm text-ink-3">
        Coming weeks show the cases in hand: the estimated days of the visa type, for the holder’s
        level, spread over the stages that are left; work stands still during absences and keeps a
        deadline that lies ahead. New cases, requests for evidence and handoffs are not foreseen, so
        what is free there is room for them.
      </p>
    </>
  );
}

function VisaTypes({ heatmap, rows, query, asOf }: Part & { query: HeatmapQuery }) {
  const used = visaTypesOf(rows, heatmap.visaTypes, false);
  const all = visaTypesOf(rows, heatmap.visaTypes, true);
  const hidden = all.length - used.length;
  const shown = query.all ? all : used;
  return (
    <Card
      title="Attorneys by visa type"
      description={`Open cases, as of ${asOf}.`}
      actions={
        hidden > 0 ? (
          <span data-print="hide">
            <TextLink href={heatmapHref(query, { all: !query.all })} scroll={false}>
              {query.all ? 'Only visa types with cases' : `Show all (${hidden} without cases)`}
            </TextLink>
          </span>
        ) : null
      }
      flush
    >
      <div className="py-3">
        <VisaTypeTable rows={rows.map((row) => visaLine(row, shown))} visaTypes={shown} />
      </div>
    </Card>
  );
}

function NobodyYet() {
  return (
    <EmptyState
      title="Nobody on the roster yet"
      description="Once the firm has attorneys, this page shows how full each workload was, is and will be."
      action={<ButtonLink href="/attorneys">Attorneys</ButtonLink>}
    />
  );
}

function NobodyLeft({ query }: { query: HeatmapQuery }) {
  return (
    <EmptyState
      title="No attorney matches these filters"
      description="Take one filter away, or clear them all."
      action={
        <ButtonLink href={heatmapHref(query, { visaType: null, seniority: null })}>
          Clear filters
        </ButtonLink>
      }
    />
  );
}
