import { Card } from '@/components/ui/card';
import { formatNumber, plural, zoneName } from '@/components/ui/format';
import { KeyValueList } from '@/components/ui/key-value';
import { Page } from '@/components/ui/page';
import { PrintButton } from '@/components/ui/print-button';
import { StatGroup, Stat } from '@/components/ui/stat';
import { Day, Time } from '@/components/ui/time';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { getCaseReport } from '@/lib/features/cases';
import type { CaseReportDto } from '@/lib/contracts/case-history';
import { visaTypeLabel } from '@/lib/wording/labels';
import { ActionsTable, HoldersTable, StagesTable } from './tables';

/** What belongs into the file of a case, made for paper. */
export default async function CaseReportPage({ params }: PageProps<'/cases/[caseId]/report'>) {
  const { caseId } = await params;
  const viewer = await getViewerWith('cases.read');
  const report = await orNotFound(getCaseReport(actorOf(viewer), caseId));
  const { timeZone, firmName } = viewer;
  const { number, id } = report.case;
  return (
    <Page
      title={`Report on case ${number}`}
      description={
        <>
          <bdi>{firmName}</bdi>, drawn up <Time value={report.at} timeZone={timeZone} />. Times in{' '}
          {zoneName(timeZone)}.
        </>
      }
      breadcrumbs={[
        { label: 'Cases', href: '/cases' },
        { label: `Case ${number}`, href: `/cases/${id}` },
      ]}
      actions={<PrintButton />}
    >
      <Figures report={report} />
      <Parties report={report} timeZone={timeZone} />
      <HoldersTable report={report} timeZone={timeZone} />
      <StagesTable report={report} />
      <ActionsTable report={report} timeZone={timeZone} />
    </Page>
  );
}

function Figures({ report }: { report: CaseReportDto }) {
  const { daysOpen, daysWaiting, handoffs, holders } = report;
  return (
    <StatGroup label="Figures">
      <Stat
        label="Days open"
        value={formatNumber(daysOpen, 1)}
        how="Elapsed days from arrival to closing, or to now while the case is open."
      />
      <Stat
        label="Days without holder"
        value={formatNumber(daysWaiting, 1)}
        how="Of the days open, those in which nobody held the case."
      />
      <Stat
        label="Handoffs"
        value={handoffs}
        note={plural(holders.length, 'interval')}
        how="Handoffs that were carried out; the intervals are listed under holders."
      />
    </StatGroup>
  );
}

function Parties({ report, timeZone }: { report: CaseReportDto; timeZone: string }) {
  const { case: one, parties } = report;
  const { client, attorney, attorneyOfRecord } = parties;
  return (
    <Card title="Parties and facts">
      <KeyValueList
        columns={2}
        items={[
          { label: 'Client', value: <bdi>{client.name}</bdi> },
          { label: 'Visa type', value: visaTypeLabel(one.visaType) },
          { label: 'E-mail', value: client.email },
          { label: 'Complexity', value: `${one.complexity} of 10` },
          {
            label: 'Company',
            value: (one.company ?? client.company) && <bdi>{one.company ?? client.company}</bdi>,
          },
          { label: 'Priority', value: one.priority === 'urgent' ? 'Urgent' : 'Normal' },
          {
            label: one.status === 'closed' ? 'Last holder' : 'Attorney',
            value: attorney && <bdi>{attorney.name}</bdi>,
          },
          { label: 'Deadline', value: one.deadline && <Day value={one.deadline} /> },
          {
            label: 'Attorney of record',
            value: attorneyOfRecord && <bdi>{attorneyOfRecord.name}</bdi>,
          },
          { label: 'Received', value: <Time value={one.receivedAt} timeZone={timeZone} /> },
          { label: 'Reference', value: one.externalRef },
          {
            label: 'Closed',
            value: one.closedAt && <Time value={one.closedAt} timeZone={timeZone} />,
          },
        ]}
      />
    </Card>
  );
}
