import { CaseStatusBadge, PriorityMark, StageBadge } from '@/components/cases/case-badges';
import { Complexity } from '@/components/cases/complexity';
import { stageLabel } from '@/components/cases/stages';
import { cn } from '@/components/ui/cn';
import type { DataCell, DataColumn } from '@/components/ui/data-table';
import { DeadlineDay } from '@/components/cases/deadline-day';
import { Time } from '@/components/ui/time';
import type { CaseDto } from '@/lib/contracts/case';
import type { CaseStatus, CaseSort } from '@/lib/contracts/case-codes';
import type { Ref } from '@/lib/contracts/values';
import type { CsvCell } from '@/lib/shared/csv';
import { dateIn } from '@/lib/shared/time';
import { FILING_KIND_NAMES } from '@/lib/wording/case-labels';
import { visaTypeLabel } from '@/lib/wording/labels';

/** What a row is looked at from: the firm's time zone, and its calendar day. */
export interface CaseListView {
  timeZone: string;
  today: string;
}

/**
 * A column of the case list: what it shows, and what the same column is in a file. One table makes
 * both, so that they cannot differ.
 */
export interface CaseColumn extends Pick<DataColumn, 'align' | 'plain' | 'className'> {
  id: string;
  header: string;
  /** The orders of the list by this column. */
  sorts?: { asc: CaseSort; desc: CaseSort };
  /** Shown unless the address says otherwise; `always` cannot be taken away. */
  shown: 'always' | 'usually' | 'on-request';
  cell: (one: CaseDto, view: CaseListView) => DataCell;
  /** Headings and values in a file. Days are YYYY-MM-DD; those of instants are the firm's. */
  file: Readonly<Record<string, (one: CaseDto, timeZone: string) => CsvCell>>;
}

/** Phones show what tells cases apart; the case itself has the rest. */
const ON_WIDE = 'max-md:hidden';
/** On phones a case is known by its client, and the number goes to the rest. */
const SECOND_ON_PHONES = cn(
  'max-md:w-auto max-md:pr-0 max-md:text-sm max-md:first:w-auto max-md:first:text-sm',
);
const FIRST_ON_PHONES = 'max-md:order-first max-md:w-full max-md:pr-10 max-md:text-base';
/** Takes what the other columns leave, and cuts off what is longer. */
const REST_OF_THE_ROW = 'md:w-[24%] md:max-w-0';

const STATUS_LABELS: Record<CaseStatus, string> = {
  assigned: 'Assigned',
  waiting: 'Waiting',
  closed: 'Closed',
};

/** Every column that the list knows, from left to right. */
export const CASE_COLUMNS: readonly CaseColumn[] = [
  {
    id: 'number',
    header: 'No.',
    align: 'end',
    className: SECOND_ON_PHONES,
    shown: 'always',
    sorts: { asc: 'number-asc', desc: 'number-desc' },
    cell: (one) => one.number,
    file: { 'No.': (one) => one.number },
  },
  {
    id: 'client',
    header: 'Client',
    plain: true,
    className: cn(FIRST_ON_PHONES, REST_OF_THE_ROW),
    shown: 'always',
    cell: (one) => ({ value: one.client.name, content: <ClientName one={one} /> }),
    file: {
      Client: (one) => one.client.name,
      Company: (one) => one.company,
      Priority: (one) => (one.priority === 'urgent' ? 'Urgent' : 'Normal'),
    },
  },
  {
    id: 'visaType',
    header: 'Visa type',
    plain: true,
    shown: 'usually',
    cell: (one) => visaTypeLabel(one.visaType),
    file: { 'Visa type': (one) => visaTypeLabel(one.visaType) },
  },
  {
    id: 'filingKind',
    header: 'Filing kind',
    shown: 'on-request',
    cell: filingKind,
    file: { 'Filing kind': filingKind },
  },
  {
    id: 'complexity',
    header: 'Complexity',
    className: ON_WIDE,
    shown: 'usually',
    sorts: { asc: 'complexity-asc', desc: 'complexity-desc' },
    cell: (one) => ({ value: one.complexity, content: <Complexity value={one.complexity} /> }),
    file: { Complexity: (one) => one.complexity },
  },
  {
    id: 'stage',
    header: 'Stage',
    plain: true,
    shown: 'usually',
    cell: (one) => ({ value: one.stage, content: <StageBadge stage={one.stage} /> }),
    file: { Stage: (one) => stageLabel(one.stage) },
  },
  instantColumn('stageSince', 'In stage since', 'on-request', (one) => one.stageSince),
  {
    id: 'deadline',
    header: 'Deadline',
    shown: 'usually',
    sorts: { asc: 'deadline-asc', desc: 'deadline-desc' },
    cell: (one, { today }) => ({
      value: one.deadline,
      content: one.deadline && (
        <DeadlineDay deadline={one.deadline} stage={one.stage} today={today} />
      ),
    }),
    file: { Deadline: (one) => one.deadline },
  },
  personColumn('attorney', 'Attorney', 'usually', (one) => one.attorney),
  instantColumn('assignedAt', 'Held since', 'on-request', (one) => one.assignedAt),
  personColumn(
    'attorneyOfRecord',
    'Attorney of record',
    'on-request',
    (one) => one.attorneyOfRecord,
  ),
  {
    id: 'status',
    header: 'Status',
    className: ON_WIDE,
    shown: 'usually',
    cell: (one) => ({ value: one.status, content: <CaseStatusBadge status={one.status} /> }),
    file: { Status: (one) => STATUS_LABELS[one.status] },
  },
  {
    id: 'externalRef',
    header: 'Reference',
    shown: 'on-request',
    cell: (one) => one.externalRef,
    file: { Reference: (one) => one.externalRef },
  },
  {
    ...instantColumn('received', 'Received', 'usually', (one) => one.receivedAt),
    sorts: { asc: 'oldest', desc: 'newest' },
  },
];

function filingKind({ filingKind: kind }: CaseDto): string | null {
  return kind && FILING_KIND_NAMES[kind].label;
}

function personColumn(
  id: string,
  header: string,
  shown: CaseColumn['shown'],
  personOf: (one: CaseDto) => Ref | null,
): CaseColumn {
  return {
    id,
    header,
    // The holder needs no name before it on phones; another attorney does.
    plain: shown === 'usually',
    shown,
    cell: (one) => {
      const name = personOf(one)?.name ?? null;
      return { value: name, content: name && <bdi>{name}</bdi> };
    },
    file: { [header]: (one) => personOf(one)?.name ?? null },
  };
}

function instantColumn(
  id: string,
  header: string,
  shown: CaseColumn['shown'],
  instantOf: (one: CaseDto) => string | null,
): CaseColumn {
  return {
    id,
    header,
    className: ON_WIDE,
    shown,
    cell: (one, { timeZone }) => {
      const value = instantOf(one);
      return { value, content: value && <Time value={value} timeZone={timeZone} format="date" /> };
    },
    file: {
      [header]: (one, timeZone) => {
        const value = instantOf(one);
        return value && dateIn(new Date(value), timeZone);
      },
    },
  };
}

/** Long names wrap on phones; in a row they give way, so that all rows stay one line high. */
function ClientName({ one }: { one: CaseDto }) {
  return (
    <span className="flex min-w-0 items-center gap-x-2 max-md:flex-wrap">
      <PriorityMark priority={one.priority} />
      <bdi className="max-w-56 truncate font-medium max-md:whitespace-normal">
        {one.client.name}
      </bdi>
      {one.company ? (
        <bdi
          className="min-w-0 flex-1 basis-0 truncate text-sm text-ink-3 max-md:basis-auto"
          title={one.company}
        >
          {one.company}
        </bdi>
      ) : null}
    </span>
  );
}

/** The columns that an address asks for; the usual ones where it does not say. */
export function columnsOf(cols: string | undefined): CaseColumn[] {
  const asked = cols?.split('.');
  return CASE_COLUMNS.filter(({ id, shown }) => {
    if (shown === 'always') return true;
    return asked ? asked.includes(id) : shown === 'usually';
  });
}
