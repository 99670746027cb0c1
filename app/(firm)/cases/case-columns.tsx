import { CaseStatusBadge, PriorityMark, StageBadge } from '@/components/cases/case-badges';
import { Complexity } from '@/components/cases/complexity';
import type { DataCell, DataColumn } from '@/components/ui/data-table';
import { DeadlineDay } from '@/components/cases/deadline-day';
import { Time } from '@/components/ui/time';
import type { CaseDto } from '@/lib/contracts/case';
import type { CaseSort } from '@/lib/contracts/case-codes';
import { FILING_KIND_NAMES } from '@/lib/wording/case-labels';
import { visaTypeLabel } from '@/lib/wording/labels';

/** What a row is looked at from: the firm's time zone, and its calendar day. */
export interface CaseListView {
  timeZone: string;
  today: string;
}

/** A person as a column names them. */
interface Named {
  name: string;
}

/** What the list knows of a case. */
export type CaseLine = Omit<
  CaseDto,
  'client' | 'attorney' | 'attorneyOfRecord' | 'version' | 'closedAt' | 'waitingSince'
> & {
  client: Named;
  attorney: Named | null;
  attorneyOfRecord: Named | null;
  /** Where the viewer may act on the case. */
  version: number | null;
};

export type CaseColumnId =
  | 'number'
  | 'client'
  | 'visaType'
  | 'filingKind'
  | 'complexity'
  | 'stage'
  | 'stageSince'
  | 'deadline'
  | 'attorney'
  | 'assignedAt'
  | 'attorneyOfRecord'
  | 'status'
  | 'externalRef'
  | 'received';

/** A column of the case list. What it is in a file stands in case-file-columns.ts. */
export interface CaseColumn extends Pick<DataColumn, 'align' | 'plain' | 'className'> {
  id: CaseColumnId;
  header: string;
  /** The orders of the list by this column. */
  sorts?: { asc: CaseSort; desc: CaseSort };
  /** Shown unless the address says otherwise; `always` cannot be taken away. */
  shown: 'always' | 'usually' | 'on-request';
  cell: (one: CaseLine, view: CaseListView) => DataCell;
}

/** Phones show what tells cases apart; the case itself has the rest. */
const ON_WIDE = 'max-md:hidden';

/** Every column that the list knows, from left to right. */
export const CASE_COLUMNS: readonly CaseColumn[] = [
  {
    id: 'number',
    header: 'No.',
    align: 'end',
    // On phones a case is known by its client, and the number goes to the rest.
    className: 'second-on-cards',
    shown: 'always',
    sorts: { asc: 'number-asc', desc: 'number-desc' },
    cell: (one) => one.number,
  },
  {
    id: 'client',
    header: 'Client',
    plain: true,
    className: 'first-on-cards',
    shown: 'always',
    cell: (one) => ({ value: one.client.name, content: <ClientName one={one} /> }),
  },
  {
    id: 'visaType',
    header: 'Visa type',
    plain: true,
    shown: 'usually',
    cell: (one) => visaTypeLabel(one.visaType),
  },
  {
    id: 'filingKind',
    header: 'Filing kind',
    shown: 'on-request',
    cell: filingKindOf,
  },
  {
    id: 'complexity',
    header: 'Complexity',
    plain: true,
    className: ON_WIDE,
    shown: 'usually',
    sorts: { asc: 'complexity-asc', desc: 'complexity-desc' },
    cell: (one) => ({ value: one.complexity, content: <Complexity value={one.complexity} /> }),
  },
  {
    id: 'stage',
    header: 'Stage',
    plain: true,
    shown: 'usually',
    cell: (one) => ({ value: one.stage, content: <StageBadge stage={one.stage} /> }),
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
    plain: true,
    className: ON_WIDE,
    shown: 'usually',
    cell: (one) => ({ value: one.status, content: <CaseStatusBadge status={one.status} /> }),
  },
  {
    id: 'externalRef',
    header: 'Reference',
    shown: 'on-request',
    cell: (one) => one.externalRef,
  },
  {
    ...instantColumn('received', 'Received', 'usually', (one) => one.receivedAt),
    sorts: { asc: 'oldest', desc: 'newest' },
  },
];

/** What kind of filing it is, in words. */
export function filingKindOf({ filingKind: kind }: Pick<CaseDto, 'filingKind'>): string | null {
  return kind && FILING_KIND_NAMES[kind].label;
}

function personColumn(
  id: CaseColumnId,
  header: string,
  shown: CaseColumn['shown'],
  personOf: (one: CaseLine) => Named | null,
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
  };
}

function instantColumn(
  id: CaseColumnId,
  header: string,
  shown: CaseColumn['shown'],
  instantOf: (one: CaseLine) => string | null,
): CaseColumn {
  return {
    id,
    header,
    plain: true,
    className: ON_WIDE,
    shown,
    cell: (one, { timeZone }) => {
      const value = instantOf(one);
      return { value, content: value && <Time value={value} timeZone={timeZone} format="date" /> };
    },
  };
}

function ClientName({ one }: { one: CaseLine }) {
  return (
    <span className="client-name">
      <PriorityMark priority={one.priority} />
      <bdi>{one.client.name}</bdi>
      {one.company ? <bdi title={one.company}>{one.company}</bdi> : null}
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
