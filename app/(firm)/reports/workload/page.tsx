import type { Metadata } from 'next';
import { BarChartCard } from '@/components/ui/charts/chart-card';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { DataTable, type DataColumn, type DataRow } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNumber, formatPercent, formatTime } from '@/components/ui/format';
import { Page } from '@/components/ui/page';
import { Stat, StatGroup } from '@/components/ui/stat';
import { PrintButton } from '@/components/ui/print-button';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { reportWorkloadDistribution } from '@/lib/reports';
import type { AttorneyLoad, WorkloadDistributionDto } from '@/lib/reports/dto';

export const metadata: Metadata = { title: 'Workload distribution' };

const COLUMNS: readonly DataColumn[] = [
  { id: 'attorney', header: 'Attorney', sortable: true },
  { id: 'active', header: 'Active', align: 'end', sortable: true },
  { id: 'capacity', header: 'Capacity', align: 'end', sortable: true },
  { id: 'open', header: 'Open', align: 'end', sortable: true },
  { id: 'load', header: 'Load points', align: 'end', sortable: true },
  { id: 'utilization', header: 'Utilization', align: 'end', sortable: true },
];

/** Who carries what at this moment, and how evenly. */
export default async function WorkloadReportPage() {
  const viewer = await getViewerWith('reports.read');
  const report = await reportWorkloadDistribution(actorOf(viewer));
  const { firm } = report;
  return (
    <Page
      title="Workload distribution"
      description={`Who carries what, as of ${formatTime(report.at, viewer.timeZone, 'datetime')} (${viewer.timeZone}).`}
      actions={<PrintButton />}
    >
      <StatGroup label="The firm as a whole">
        <Stat
          label="Utilization"
          value={formatPercent(firm.utilization)}
          note={`${formatNumber(firm.loadPoints)} load points`}
          how="Load points of all open cases ÷ (capacity × 100). A case weighs 50 + 10 × complexity, times the weight of its stage."
        />
        <Stat
          label="Active cases"
          value={formatNumber(firm.activeCases)}
          note={`of ${formatNumber(firm.capacity)} places`}
          how="Cases in a stage that counts toward capacity, and the capacity of all active attorneys."
        />
        <Stat
          label="Evenness"
          value={report.evenness.toFixed(3)}
          note={evennessInWords(report.evenness)}
          how="Jain’s index of utilization among attorneys who are present: (sum)² ÷ (n × sum of squares). 1 when all desks are equally full; 1 ÷ n when one carries everything."
        />
        <Stat
          label="Waiting"
          value={formatNumber(firm.waitingCases)}
          note="cases without an attorney"
          href="/waiting"
          tone={firm.waitingCases > 0 ? 'warn' : 'plain'}
        />
      </StatGroup>
      <Chart report={report} />
      <Card title="The same in numbers" flush>
        <DataTable
          caption="Workload of each attorney"
          columns={COLUMNS}
          rows={report.attorneys.map(rowOf)}
          initialSort={{ id: 'utilization', desc: true }}
          totals={{
            attorney: 'Firm',
            active: formatNumber(firm.activeCases),
            capacity: formatNumber(firm.capacity),
            open: formatNumber(firm.openCases),
            load: formatNumber(firm.loadPoints),
            utilization: formatPercent(firm.utilization),
          }}
          empty={<NoAttorneys />}
        />
      </Card>
    </Page>
  );
}

function Chart({ report }: { report: WorkloadDistributionDto }) {
  const desks = [...report.attorneys].sort((a, b) => b.utilization - a.utilization);
  const fullest = desks[0];
  const summary = fullest
    ? `Utilization of ${desks.length} attorneys, from ${formatPercent(fullest.utilization)} (${fullest.attorney.name}) down to ${formatPercent(desks.at(-1)?.utilization ?? 0)}.`
    : 'No attorneys yet.';
  return (
    <BarChartCard
      title="Utilization by attorney"
      summary={summary}
      data={desks.map((desk) => ({
        label: desk.attorney.name,
        utilization: Math.round(desk.utilization * 100),
      }))}
      series={[{ key: 'utilization', name: 'Utilization' }]}
      unit="%"
      horizontal
      heightPx={60 + desks.length * 26}
      reference={{ value: 100, label: 'full' }}
      empty={<NoAttorneys />}
    />
  );
}

function rowOf(desk: AttorneyLoad): DataRow {
  return {
    id: desk.attorney.id,
    href: `/attorneys/${desk.attorney.id}`,
    cells: {
      attorney: { value: desk.attorney.name, content: <Who desk={desk} /> },
      active: desk.activeCases,
      capacity: desk.capacity,
      open: desk.openCases,
      load: { value: desk.loadPoints, content: formatNumber(desk.loadPoints) },
      utilization: { value: desk.utilization, content: formatPercent(desk.utilization) },
    },
    ...(desk.activeCases > desk.capacity ? { tone: 'bad' as const } : {}),
  };
}

function Who({ desk }: { desk: AttorneyLoad }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <bdi>{desk.attorney.name}</bdi>
      {desk.isActive ? null : <Badge>Inactive</Badge>}
      {desk.isActive && !desk.isPresent ? <Badge tone="info">Away</Badge> : null}
      {desk.activeCases > desk.capacity ? <Badge tone="bad">Over capacity</Badge> : null}
    </span>
  );
}

function evennessInWords(evenness: number): string {
  if (evenness >= 0.97) return 'desks are about equally full';
  if (evenness >= 0.9) return 'some desks are fuller than others';
  return 'a few desks carry most of it';
}

function NoAttorneys() {
  return (
    <EmptyState
      title="Nobody on the roster yet"
      description="Add attorneys and this report shows who carries what."
    />
  );
}
