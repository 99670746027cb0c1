import type { CaseDto } from '@/lib/contracts/case';
import type { CaseColumnId, CaseLine } from './case-columns';
import type { SelectedCase } from './selection-rights';

/*
 * The list travels as values without names, and its rows are drawn where they arrive: as elements, which
 * name themselves and their attributes, the browser would get the table a second time and larger.
 */

/** The fields of a line, in the order in which they travel: those that are seldom asked for last. */
const FIELDS = [
  ...(['id', 'number', 'version', 'stage', 'client', 'company', 'urgent', 'visaType'] as const),
  ...(['complexity', 'deadline', 'attorney', 'status', 'receivedAt'] as const),
  ...(['filingKind', 'stageSince', 'assignedAt', 'attorneyOfRecord', 'externalRef'] as const),
] as const;

/** The column that a field is for; the others are always needed. */
const COLUMN_OF: Partial<Record<(typeof FIELDS)[number], CaseColumnId>> = {
  visaType: 'visaType',
  complexity: 'complexity',
  deadline: 'deadline',
  attorney: 'attorney',
  status: 'status',
  receivedAt: 'received',
  filingKind: 'filingKind',
  stageSince: 'stageSince',
  assignedAt: 'assignedAt',
  attorneyOfRecord: 'attorneyOfRecord',
  externalRef: 'externalRef',
};

type Value = string | number | null;
export type PackedLine = readonly Value[];

/** A case as it travels, with what the columns show; its version only where it may be acted on. */
export function packLine(
  one: CaseDto,
  columns: ReadonlySet<CaseColumnId>,
  mayAct: boolean,
): PackedLine {
  const values: Record<(typeof FIELDS)[number], Value> = {
    ...one,
    version: mayAct ? one.version : null,
    client: one.client.name,
    urgent: one.priority === 'urgent' ? 1 : null,
    attorney: one.attorney?.name ?? null,
    attorneyOfRecord: one.attorneyOfRecord?.name ?? null,
  };
  const packed = FIELDS.map((field) => {
    const column = COLUMN_OF[field];
    return column === undefined || columns.has(column) ? values[field] : null;
  });
  return packed.slice(0, packed.findLastIndex((value) => value !== null) + 1);
}

/** The line as the columns draw it. What no column shows is not there. */
export function unpackLine(packed: PackedLine): CaseLine {
  const values = Object.fromEntries(FIELDS.map((field, at) => [field, packed[at] ?? null]));
  const { client, urgent, attorney, attorneyOfRecord } = values;
  return {
    ...values,
    client: { name: client },
    priority: urgent ? 'urgent' : 'normal',
    attorney: attorney && { name: attorney },
    attorneyOfRecord: attorneyOfRecord && { name: attorneyOfRecord },
  } as CaseLine;
}

/** What acting on the case needs to know of it; nothing where the viewer may not. */
export function selectedOf({ id, number, stage, version, client }: CaseLine): SelectedCase | null {
  return version === null ? null : { id, number, stage, version, client: client.name };
}
