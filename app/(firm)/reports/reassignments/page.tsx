import type { Metadata } from 'next';
import { PeriodForm } from '@/components/reports/period-form';
import { PrintButton } from '@/components/ui/print-button';
import { Alert } from '@/components/ui/alert';
import { formatDay, formatNumber, formatPercent } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { Stat, StatGroup } from '@/components/ui/stat';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { now } from '@/lib/clock';
import { reportReassignments } from '@/lib/reports';
import type { ReassignmentReportDto } from '@/lib/reports/dto';
import { addDays, dateIn, isDate } from '@/lib/time';
import { orRefusal } from '../or-refusal';
import { AttorneyRates, BouncingCases, HandoffMatrix, Reasons } from './sections';

export const metadata: Metadata = { title: 'Reassignment frequency' };

const DEFAULT_PERIOD_DAYS = 90;

/** How often cases change hands, between whom and why; the period is in the address. */
export default async function ReassignmentsReportPage({
  searchParams,
}: PageProps<'/reports/reassignments'>) {
  const params = await searchParams;
  const viewer = await getViewerWith('reports.read');
  const today = dateIn(now(), viewer.timeZone);
  const from = textOf(params.from) ?? addDays(today, 1 - DEFAULT_PERIOD_DAYS);
  const to = textOf(params.to) ?? today;
  const report = await orRefusal(() => reportReassignments(actorOf(viewer), { from, to }));
  return (
    <Page
      title="Reassignment frequency"
      description={`How often cases change hands, between whom and why (days of ${viewer.timeZone}).`}
      actions={<PrintButton />}
      filters={
        <div data-print="hide">
          <PeriodForm
            label="Choose a period"
            action="/reports/reassignments"
            fields={[
              { name: 'from', label: 'From', type: 'date', value: isDate(from) ? from : today },
              { name: 'to', label: 'to', type: 'date', value: isDate(to) ? to : today },
            ]}
          />
        </div>
      }
    >
      {'refusal' in report ? (
        <Alert tone="bad" title="This period cannot be shown">
          {report.refusal.message}{' '}
          <TextLink href="/reports/reassignments">Show the last 90 days instead.</TextLink>
        </Alert>
      ) : (
        <Report report={report.value} />
      )}
    </Page>
  );
}

function textOf(param: string | string[] | undefined): string | undefined {
  return typeof param === 'string' && param !== '' ? param : undefined;
}

function Report({ report }: { report: ReassignmentReportDto }) {
  const period = `${formatDay(report.from)} to ${formatDay(report.to)}`;
  return (
    <>
      <StatGroup label={period}>
        <Stat
          label="Handoffs"
          value={formatNumber(report.handoffs)}
          note={period}
          how="Reassignments carried out in the period. Questions that were declined or withdrawn do not count."
        />
        <Stat
          label="Rate"
          value={report.rate === null ? '–' : formatPercent(report.rate, 1)}
          note={`${formatNumber(report.casesHandedOut)} of ${formatNumber(report.casesHeld)} held`}
          how="Over all pairs of an attorney and a case held in the period: the share in which the attorney gave the case away."
        />
        <Stat
          label="Mean days held"
          value={report.meanDaysHeld?.toFixed(1) ?? '–'}
          how="How long the former holder had held the case, on average over the handoffs."
        />
        <Stat
          label="Bouncing cases"
          value={formatNumber(report.bouncing.length)}
          tone={report.bouncing.length > 0 ? 'warn' : 'plain'}
          how="Cases that came back to a former holder, or were handed off three times or more."
        />
      </StatGroup>
      <Flags report={report} />
      <AttorneyRates report={report} />
      <HandoffMatrix report={report} />
      <Reasons report={report} />
      <BouncingCases report={report} />
    </>
  );
}

function Flags({ report }: { report: ReassignmentReportDto }) {
  if (report.flags.length === 0) return null;
  return (
    <Alert tone="warn" title="Worth a look">
      <ul className="grid gap-1">
        {report.flags.map((flag) => (
          <li key={flag.attorney.id}>{flag.text}</li>
        ))}
      </ul>
      <p className="mt-2 text-sm">
        {`${formatNumber(report.attorneysTested)} attorneys had enough cases to be tested; at this threshold about one in twenty is flagged by chance alone.`}
      </p>
    </Alert>
  );
}
