import 'server-only';
import type { z } from 'zod';
import { TimeSlice } from '@/lib/platform/time-slice';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { ImportKind } from './codes';
import type { RowOutcome } from './report';
import type { TextRow } from './row-body';
import { problemsOf } from './row-problems';
import type { TriedRow } from './write-rows';

/** A row of a file as it is brought in: its cells, and the request that they stand for. */
export interface ReadRow {
  readonly id: string;
  readonly text: TextRow;
  readonly body: unknown;
}

/** A row whose request was read, or why it could not be. */
export type ParsedRow<Input> = { readonly row: ReadRow } & (
  | { readonly input: Input; readonly refusal: null }
  | { readonly input: null; readonly refusal: AppError }
);

/** Reads the requests of these rows, each for itself. */
export function parseRows<S extends z.ZodType>(
  rows: readonly ReadRow[],
  schema: S,
): ParsedRow<z.output<S>>[] {
  return rows.map((row) => {
    try {
      return { row, input: parseInput(schema, row.body), refusal: null };
    } catch (error) {
      return { row, input: null, refusal: refusalOf(error) };
    }
  });
}

interface Steps<Input> {
  /** Whether this row and those after it are left for another transaction. */
  readonly isLast: (input: Input) => boolean;
  /** Refuses a row before it writes anything of it down. */
  readonly work: (input: Input) => RowOutcome | Promise<RowOutcome>;
}

/** Tries one row after the other, and gives way to other work in between. */
export async function tryParsed<Input>(
  kind: ImportKind,
  rows: readonly ParsedRow<Input>[],
  { isLast, work }: Steps<Input>,
): Promise<TriedRow[]> {
  const tried: TriedRow[] = [];
  const slice = new TimeSlice();
  for (const { row, input, refusal } of rows) {
    if (refusal) {
      tried.push(refused(kind, row, refusal));
      continue;
    }
    if (isLast(input)) break;
    try {
      tried.push(settled(row, await work(input)));
    } catch (error) {
      tried.push(refused(kind, row, refusalOf(error)));
    }
    await slice.giveWay();
  }
  return tried;
}

/** A row that is in, or was in before. */
export function settled({ id }: ReadRow, { status, detail, made = {} }: RowOutcome): TriedRow {
  return { id, status: status === 'imported' ? 'in' : 'known', detail, problems: [], made };
}

/** A row that was refused; it can be mended. */
export function refused(kind: ImportKind, { id, text }: ReadRow, refusal: AppError): TriedRow {
  const problems = problemsOf(kind, text, refusal);
  return { id, status: 'bad', detail: null, problems, made: {} };
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}
