import 'server-only';
import { Prisma } from './generated/client';

/** Pieces of SQL whose values are always bound, never written into the text. */
export type Sql = Prisma.Sql;

/** A piece of SQL: sql`a = ${value}`. */
export const sql = Prisma.sql;

/** No SQL at all. */
export const empty = Prisma.empty;

/** All conditions at once; no conditions hold always. */
export function every(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : Prisma.join([...conditions], ' AND ');
}

/** Pieces with commas between them; there must be at least one. */
export function list(pieces: readonly Sql[]): Sql {
  return Prisma.join([...pieces], ', ');
}

/** The text to look for with LIKE or ILIKE, anywhere: its own wildcards lose their meaning. */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
