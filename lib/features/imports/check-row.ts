import 'server-only';
import type { VisaType } from '@/lib/assignment/core';
import { createAttorneySchema } from '@/lib/contracts/attorney';
import { clientOfCaseSchema } from '@/lib/contracts/client';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { NamedAttorney } from './attorney-name';
import { askedOf, historyOf } from './case-history';
import type { ImportKind, RowStatus } from './codes';
import { readAbsence } from './import-absence';
import { refuseCase } from './import-cases';
import type { RowProblem } from './report';
import { bodyOf, type TextRow } from './row-body';
import { damagedCells, problemsOf } from './row-problems';
import { importAbsenceSchema, importCaseSchema } from './schema';

type Order = Pick<CheckedRow, 'isHeld' | 'orderedAt'>;

const AS_IT_COMES: Order = { isHeld: false, orderedAt: null };

/** What rows are checked against. */
export interface CheckContext {
  readonly at: Date;
  readonly timeZone: string;
  readonly visaTypesOff: readonly VisaType[];
  readonly roster: readonly NamedAttorney[];
  /** What is in already by reference or address, and as what. */
  readonly known: ReadonlyMap<string, string>;
}

/** What a check finds of a row, and where it comes in the order of work. */
export interface CheckedRow {
  readonly status: Extract<RowStatus, 'good' | 'bad' | 'known'>;
  readonly problems: readonly RowProblem[];
  /** As what a known row is known. */
  readonly detail: string | null;
  readonly isHeld: boolean;
  readonly orderedAt: string | null;
}

/** Everything that can be said of a row before it is brought in. */
export function checkRow(kind: ImportKind, row: TextRow, context: CheckContext): CheckedRow {
  const damaged = damagedCells(row);
  if (damaged.length > 0) return refusedRow(damaged);
  try {
    const order = CHECKS[kind](bodyOf(kind, row), context);
    const detail = context.known.get(keyOf(kind, row)) ?? null;
    return { status: detail === null ? 'good' : 'known', problems: [], detail, ...order };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusedRow(problemsOf(kind, row, error));
  }
}

/** A row with these problems. */
export function refusedRow(problems: readonly RowProblem[]): CheckedRow {
  return { status: 'bad', problems, detail: null, ...AS_IT_COMES };
}

/** By what a row is recognised when it comes again; an empty text for rows that are new each time. */
export function keyOf(kind: ImportKind, row: TextRow): string {
  if (kind === 'attorneys') return row.email?.trim().toLowerCase() ?? '';
  return row.externalRef?.trim() ?? '';
}

type Check = (body: unknown, context: CheckContext) => Order;

const CHECKS: Readonly<Record<ImportKind, Check>> = {
  cases: checkCase,
  attorneys: (body) => {
    parseInput(createAttorneySchema, body);
    return AS_IT_COMES;
  },
  clients: (body) => {
    parseInput(clientOfCaseSchema, body);
    return AS_IT_COMES;
  },
  absences: (body, { roster, at }) => {
    readAbsence(parseInput(importAbsenceSchema, body), roster, at);
    return AS_IT_COMES;
  },
};

function checkCase(body: unknown, context: CheckContext): Order {
  const input = parseInput(importCaseSchema, body);
  // A day alone may be later today.
  const skewed = { ...context, at: new Date(context.at.getTime() + 12 * 3_600_000) };
  const history = historyOf(input, context.roster, skewed.at);
  const asked = askedOf(input, history);
  refuseCase({ ...asked, deadline: null }, history, skewed);
  if (!history) refuseCase({ ...asked, receivedAt: undefined }, history, context);
  const lastHeld = history?.holdings.at(-1)?.heldSince.toISOString();
  return { isHeld: history !== null, orderedAt: lastHeld ?? asked.receivedAt ?? null };
}
