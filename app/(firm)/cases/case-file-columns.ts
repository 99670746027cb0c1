import type { CaseDto } from '@/lib/contracts/case';
import { CASE_STATUS_NAMES } from '@/lib/wording/case-labels';
import { STAGE_NAMES, visaTypeLabel } from '@/lib/wording/labels';
import type { CsvCell } from '@/lib/shared/csv';
import { dateIn } from '@/lib/shared/time';
import { filingKindOf, type CaseColumn, type CaseColumnId } from './case-columns';

/** What a case is in a column. Days are YYYY-MM-DD; those of instants are the firm's. */
type FileCell = (one: CaseDto, timeZone: string) => CsvCell;

interface FileColumn {
  readonly heading: string;
  readonly value: FileCell;
}

const CELLS: Readonly<Record<CaseColumnId, FileCell>> = {
  number: (one) => one.number,
  client: (one) => one.client.name,
  visaType: (one) => visaTypeLabel(one.visaType),
  filingKind: filingKindOf,
  complexity: (one) => one.complexity,
  stage: (one) => STAGE_NAMES[one.stage].label,
  stageSince: (one, timeZone) => dayOf(one.stageSince, timeZone),
  deadline: (one) => one.deadline,
  attorney: (one) => one.attorney?.name ?? null,
  assignedAt: (one, timeZone) => dayOf(one.assignedAt, timeZone),
  attorneyOfRecord: (one) => one.attorneyOfRecord?.name ?? null,
  status: (one) => CASE_STATUS_NAMES[one.status].label,
  externalRef: (one) => one.externalRef,
  received: (one, timeZone) => dayOf(one.receivedAt, timeZone),
};

/** What the list shows within a column, and a file in columns of its own. */
const BESIDE: Readonly<Partial<Record<CaseColumnId, readonly FileColumn[]>>> = {
  client: [
    { heading: 'Company', value: (one) => one.company },
    { heading: 'Priority', value: (one) => (one.priority === 'urgent' ? 'Urgent' : 'Normal') },
  ],
};

/** What a column of the case list is in a file, which knows the firm's calendar, under the same heading. */
export function fileColumnsOf({ id, header }: Pick<CaseColumn, 'id' | 'header'>): FileColumn[] {
  return [{ heading: header, value: CELLS[id] }, ...(BESIDE[id] ?? [])];
}

function dayOf(instant: string | null, timeZone: string): string | null {
  return instant && dateIn(new Date(instant), timeZone);
}
