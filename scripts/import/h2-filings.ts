import { Temporal } from 'temporal-polyfill';
import {
  type ColumnMapping,
  type ImportKind,
  type PastCase,
  type TextRow,
  bodyOf,
} from '@/lib/features/imports';
import { openCaseSchema } from '@/lib/contracts/case';
import { invalidField } from '@/lib/shared/errors';
import { isDate } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';

/** Head counts from which a filing counts as one step more complex. */
const HEAD_COUNT_STEPS = [10, 25, 50, 100, 250, 500, 1000];

/**
 * Complexity of a filing for seasonal workers: 3 for fewer than 10 workers, one more at 10, 25, 50,
 * 100, 250, 500 and 1,000, so 10 for 1,000 and above. The petition is the same for one worker or a
 * thousand; recruitment reports, housing and the risk of a partial certification grow with them.
 */
export function complexityOfHeadCount(workers: number): number {
  return 3 + HEAD_COUNT_STEPS.filter((step) => workers >= step).length;
}

/**
 * Public H-2A and H-2B filings (US Department of Labor disclosure files, pseudonymised): one row a
 * filing. docs/imports.md explains each column.
 */
export const h2Filings: ColumnMapping = {
  name: 'h2-filings',
  requiredColumns: [
    'case_id',
    'program',
    'received_at',
    'decided_on',
    'outcome',
    'firm_id',
    'attorney_id',
    'employer_id',
    'occ_title',
    'worksite_state',
    'workers_requested',
    'workers_certified',
    'need_start',
  ],
  rowOf(kind: ImportKind, source: TextRow): TextRow {
    if (kind === 'clients') return clientOf(source);
    if (kind === 'attorneys') return attorneyOf(source);
    return caseOf(source);
  },
};

function clientOf(source: TextRow): TextRow {
  const employer = cell(source, 'employer_id');
  return { name: `Employer ${employer}`, company: `Employer ${employer}`, externalRef: employer };
}

function attorneyOf(source: TextRow): TextRow {
  const id = cell(source, 'attorney_id');
  return {
    name: `Attorney ${id}`,
    email: `${id}@${cell(source, 'firm_id')}.example`.toLowerCase(),
    seniority: 'senior',
    capacity: '40',
    expertise: `${cell(source, 'program')}:3`,
  };
}

function caseOf(source: TextRow): TextRow {
  const client = clientOf(source);
  const workers = cell(source, 'workers_requested') || cell(source, 'workers_certified');
  const needStart = cell(source, 'need_start');
  const isLate = needStart !== '' && needStart < cell(source, 'received_at').slice(0, 10);
  return {
    clientName: client.name ?? '',
    clientCompany: client.company ?? '',
    clientExternalRef: client.externalRef ?? '',
    visaType: cell(source, 'program'),
    complexity: String(complexityOfHeadCount(Number(workers))),
    deadline: isLate ? '' : needStart,
    externalRef: cell(source, 'case_id'),
    notes: [
      `${workers || 'Unknown number of'} workers, ${cell(source, 'occ_title')}, ${cell(source, 'worksite_state')}.`,
      `Attorney of record: ${cell(source, 'attorney_id')}. Outcome: ${cell(source, 'outcome')}.`,
      isLate ? `The workers were needed from ${needStart}, before the filing was received.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** A filing with what the agency's file says about it and its firm. */
export interface PastFiling extends PastCase {
  readonly firm: string;
  readonly attorneyOfRecord: string;
  readonly program: string;
  readonly complexity: number;
}

/** The time of day assumed for a date without one: received in the morning, decided at its end. */
const RECEIVED_TIME = '09:00';
const DECIDED_TIME = '17:00';

/**
 * A row of the file as a case of the past.
 * @throws AppError `validation-failed` when a date or field cannot be read
 */
export function pastFilingOf(source: TextRow, timeZone: string): PastFiling {
  const arrivedAt = instantOf(source, 'received_at', timeZone, RECEIVED_TIME);
  const decidedAt =
    cell(source, 'decided_on') === ''
      ? null
      : instantOf(source, 'decided_on', timeZone, DECIDED_TIME);
  const body = bodyOf('cases', h2Filings.rowOf('cases', source));
  const input = parseInput(openCaseSchema, { ...body, receivedAt: arrivedAt.toISOString() });
  return {
    input,
    arrivedAt,
    // A filing decided on the morning it came is closed after it was opened.
    closedAt: decidedAt && decidedAt < arrivedAt ? arrivedAt : decidedAt,
    firm: cell(source, 'firm_id'),
    attorneyOfRecord: cell(source, 'attorney_id'),
    program: cell(source, 'program'),
    complexity: input.complexity ?? 0,
  };
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]` in the firm's own time. */
function instantOf(source: TextRow, column: string, timeZone: string, timeOfDay: string): Date {
  const text = cell(source, column);
  if (!isDate(text.slice(0, 10))) {
    throw invalidField(column, `${column} must begin with a date; got ${JSON.stringify(text)}.`);
  }
  const local = text.length > 10 ? text : `${text}T${timeOfDay}`;
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds);
}

function cell(source: TextRow, column: string): string {
  return source[column]?.trim() ?? '';
}
