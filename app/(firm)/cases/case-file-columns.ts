import type { CaseDto } from '@/lib/contracts/case';
import { CASE_STATUS_NAMES } from '@/lib/wording/case-labels';
import { STAGE_NAMES, visaTypeLabel } from '@/lib/wording/labels';
import type { CsvCell } from '@/lib/shared/csv';
import { dateIn } from '@/lib/shared/time';
import { filingKindOf, type CaseColumnId } from './case-columns';

/** Headings and values of a column in a file. Days are YYYY-MM-DD; those of instants are the firm's. */
type FileCells = Readonly<Record<string, (one: CaseDto, timeZone: string) => CsvCell>>;

/** What each column of the case list is in a file, which knows the firm's calendar. */
export const CASE_FILE_COLUMNS: Readonly<Record<CaseColumnId, FileCells>> = {
  number: { 'No.': (one) => one.number },
  client: {
    Client: (one) => one.client.name,
    Company: (one) => one.company,
    Priority: (one) => (one.priority === 'urgent' ? 'Urgent' : 'Normal'),
  },
  visaType: { 'Visa type': (one) => visaTypeLabel(one.visaType) },
  filingKind: { 'Filing kind': filingKindOf },
  complexity: { Complexity: (one) => one.complexity },
  stage: { Stage: (one) => STAGE_NAMES[one.stage].label },
  stageSince: { 'In stage since': (one, timeZone) => dayOf(one.stageSince, timeZone) },
  deadline: { Deadline: (one) => one.deadline },
  attorney: { Attorney: (one) => one.attorney?.name ?? null },
  assignedAt: { 'Held since': (one, timeZone) => dayOf(one.assignedAt, timeZone) },
  attorneyOfRecord: { 'Attorney of record': (one) => one.attorneyOfRecord?.name ?? null },
  status: { Status: (one) => CASE_STATUS_NAMES[one.status].label },
  externalRef: { Reference: (one) => one.externalRef },
  received: { Received: (one, timeZone) => dayOf(one.receivedAt, timeZone) },
};

function dayOf(instant: string | null, timeZone: string): string | null {
  return instant && dateIn(new Date(instant), timeZone);
}
