import { MonthPicker } from '@/app/(firm)/reports/month-picker';
import { PeriodForm } from './period-form';
import { periodName, ratesTable } from '@/app/(firm)/reports/reassignments-tables';
import { Summary } from '@/app/(firm)/reports/summary';
import { compared, comparedShare, greatestChanges } from '@/app/(firm)/reports/labels';
import { Alert } from '@/components/ui/alert';
import { formatNumber, formatPercent, plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { Stat, StatGroup } from '@/components/ui/stat';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { now } from '@/lib/platform/clock';
import { compareReassignments } from '@/lib/features/reports';
import type { ReassignmentComparisonDto } from '@/lib/features/reports/comparison-dto';
import type { ReassignmentReportDto } from '@/lib/contracts/report';
import { metricHref } from '@/components/reports/metric-href';
import { dateIn, isDate } from '@/lib/shared/time';
import { flagLabel } from '@/lib/wording/flag-messages';
import { askedDays } from '../asked';
import { resultOrError } from '../result-or-error';
import { RefusalAlert } from '../refusal-alert';
import { NOT_SHOWN, ReportPage } from '../report-page';
import { periodOf } from './period';
import { AttorneyRates, BouncingCases, Reasons, WhoHandsToWhom } from './sections';

const PATH = '/reports/reassignments';

/** How often cases change hands, between whom and why; the period is in the address. */
export default async function ReassignmentsReportPage({
  searchParams,
}: PageProps<'/reports/reassignments'>) {
  const params = await searchParams;
  const viewer = await getViewerWith('reports.read');
  const today = dateIn(now(), viewer.timeZone);
  const period = periodOf(params, today);
  const { from, to, month } = period;
  const report = await resultOrError(askedDays(period), () =>
    compareReassignments(actorOf(viewer), { from, to }),
  );
  const problems = 'refusal' in report ? report.refusal.problems : [];
  // A month that cannot be shown has no days.
  const days = 'refusal' in report && month !== null ? periodOf({}, today) : period;
  return (
    <ReportPage
      title="Reassignment frequency"
      description="How often cases change hands, between whom and why."
      period={'value' in report ? periodName(report.value.report) : NOT_SHOWN}
      viewer={viewer}
      filters={
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <MonthPicker
            action={PATH}
            month={month}
            latest={today.slice(0, 7)}
            otherLabel={month ? 'Last 90 days' : 'These days'}
            problems={problems}
          />
          <PeriodForm
            label="Choose a period"
            action={PATH}
            fields={[
              { name: 'from', label: 'From', type: typeOf(days.from), value: days.from },
              { name: 'to', label: 'To', type: typeOf(days.to), value: days.to },
            ]}
            problems={problems}
          />
        </div>
      }
    >
      {'refusal' in report ? (
        <RefusalAlert
          title="This period cannot be shown"
          refusal={report.refusal}
          instead={{ href: PATH, label: 'Show the last 90 days instead' }}
        />
      ) : (
        <Report comparison={report.value} />
      )}
    </ReportPage>
  );
}

function typeOf(day: string): 'date' | 'text' {
  return isDate(day) ? 'date' : 'text';
}

function Report({ comparison }: { comparison: ReassignmentComparisonDto }) {
  const { report } = comparison;
  return (
    <>
      <Figures comparison={comparison} />
      <Summary
        sentences={[sentenceOf(comparison), greatestChanges(ratesTable(comparison), 'rate')]}
      />
      <Flags report={report} />
      <AttorneyRates comparison={comparison} />
      <WhoHandsToWhom comparison={comparison} />
      <Reasons comparison={comparison} />
      <BouncingCases report={report} />
    </>
  );
}

function sentenceOf({ report, before }: ReassignmentComparisonDto): string | null {
  if (!before) return null;
  const when = `in the period before, ${periodName(before)}`;
  const rates =
    report.rate === null || before.rate === null
      ? ''
      : ` The rate is ${comparedShare(report.rate, before.rate, 'that of the period before', 1)}.`;
  return `${plural(report.handoffs, 'handoff')}, ${compared(report.handoffs, before.handoffs, when)}.${rates}`;
}

function Figures({ comparison: { report, before } }: { comparison: ReassignmentComparisonDto }) {
  const { from, to } = report;
  const was = (value: string | undefined) => (before ? `before: ${value ?? '–'}` : undefined);
  return (
    <StatGroup label={periodName(report)}>
      <Stat
        label="Handoffs"
        value={formatNumber(report.handoffs)}
        note={was(before ? formatNumber(before.handoffs) : undefined)}
        how="Reassignments carried out in the period. Questions that were declined or withdrawn do not count."
        href={metricHref({ figure: 'handed-out', from, to })}
      />
      <Stat
        label="Rate"
        value={report.rate === null ? '–' : formatPercent(report.rate, 1)}
        note={`${formatNumber(report.casesHandedOut)} of ${formatNumber(report.casesHeld)} held${
          before?.rate === null || !before ? '' : `; before: ${formatPercent(before.rate, 1)}`
        }`}
        how="Over all pairs of an attorney and a case held in the period: the share in which the attorney gave the case away."
      />
      <Stat
        label="Mean days held"
        value={report.meanDaysHeld?.toFixed(1) ?? '–'}
        note={was(before?.meanDaysHeld?.toFixed(1))}
        how="How long the former holder had held the case, on average over the handoffs."
      />
      <Stat
        label="Bouncing cases"
        value={formatNumber(report.bouncingCases)}
        note={was(before ? formatNumber(before.bouncingCases) : undefined)}
        tone={report.bouncingCases > 0 ? 'warn' : 'plain'}
        how="Cases that came back to a former holder, or were handed off three times or more."
      />
    </StatGroup>
  );
}

function Flags({ report }: { report: ReassignmentReportDto }) {
  if (report.flags.length === 0) return null;
  const { from, to } = report;
  return (
    <Alert tone="warn" title="Worth a look">
      <ul className="grid gap-1">
        {report.flags.map((flag) => (
          <li key={flag.attorney.id}>
            {flagLabel(flag)}{' '}
            <TextLink
              href={metricHref({ figure: 'given-away', attorneyId: flag.attorney.id, from, to })}
            >
              Which cases
            </TextLink>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm">
        {`${formatNumber(report.attorneysTested)} attorneys had enough cases to be tested; at this threshold about one in twenty is flagged by chance alone.`}
      </p>
    </Alert>
  );
}
