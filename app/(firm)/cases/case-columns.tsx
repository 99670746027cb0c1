import { CaseStatusBadge, PriorityBadge, StageBadge } from '@/components/cases/case-badges';
import { Complexity } from '@/components/cases/complexity';
import { stageLabel } from '@/components/cases/stages';
import { FILING_KIND_WORDS, visaTypeLabel } from '@/components/cases/words';
import type { DataCell, DataColumn } from '@/components/ui/data-table';
import { formatDay } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { CaseDto, CaseStatus, Ref } from '@/lib/cases/dto';
import type { CaseSort } from '@/lib/cases/list-schema';
import type { CsvCell } from '@/lib/csv';
import { dateIn } from '@/lib/time';

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
  cell: (one: CaseDto, timeZone: string) => DataCell;
  /** Headings and values in a file. Days are YYYY-MM-DD; those of instants are the firm's. */
  file: Readonly<Record<string, (one: CaseDto, timeZone: string) => CsvCell>>;
}

/** Phones show what tells cases apart; the case itself has the rest. */
const ON_WIDE = 'max-md:hidden';

const STATUS_WORDS: Record<CaseStatus, string> = {
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
    shown: 'always',
    sorts: { asc: 'number-asc', desc: 'number-desc' },
    cell: (one) => one.number,
    file: { 'No.': (one) => one.number },
  },
  {
    id: 'client',
    header: 'Client',
    plain: true,
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
    cell: (one) => ({ value: one.deadline, content: one.deadline && formatDay(one.deadline) }),
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
    file: { Status: (one) => STATUS_WORDS[one.status] },
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
  return kind && FILING_KIND_WORDS[kind];
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
    cell: (one, timeZone) => {
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

function ClientName({ one }: { one: CaseDto }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <bdi className="font-medium">{one.client.name}</bdi>
      <PriorityBadge priority={one.priority} />
      {one.company ? <bdi className="text-sm text-ink-3">{one.company}</bdi> : null}
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
