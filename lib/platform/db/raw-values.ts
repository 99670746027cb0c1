import 'server-only';
import pg from 'pg';
import { Prisma } from './generated/client';

type Parser = (text: string) => unknown;

/** Of PostgreSQL's types, those whose values are something else to us than to the driver. */
const PARSERS: Readonly<Record<number, Parser>> = {
  17: (text) => Uint8Array.from(parseBytes(text)),
  20: BigInt,
  1700: (text) => new Prisma.Decimal(text),
  1082: (text) => new Date(text),
  1114: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  1184: parseInstant,
  1016: listOf(BigInt),
  1231: listOf((text) => new Prisma.Decimal(text)),
  1182: listOf((text) => new Date(text)),
  1185: listOf(parseInstant),
};

/** Reads columns into what the object-relational mapper makes of them, so that both give the same. */
const rawTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    return PARSERS[oid] ?? (pg.types.getTypeParser(oid, format) as Parser);
  },
};

/** What the driver answers to a statement, which a connection keeps where it has a name. */
export async function answerOf(
  asked: Pick<pg.Pool | pg.PoolClient, 'query'>,
  nameOf: (query: { readonly sql: string }) => string,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<Record<string, unknown>>> {
  try {
    return await asked.query<Record<string, unknown>>(queryOf(nameOf, text, values));
  } catch (error) {
    throw withoutValues(error);
  }
}

// Without values it goes the short way, unnamed: what frames a transaction is such.
function queryOf(
  nameOf: (query: { readonly sql: string }) => string,
  text: string,
  values: readonly unknown[],
): pg.QueryConfig {
  if (values.length === 0) return { text, types: rawTypes };
  const name = nameOf({ sql: text });
  return { ...(name && { name }), text, values: values.map(rawValue), types: rawTypes };
}

// PostgreSQL quotes the row that it refuses, and errors are written to the log.
function withoutValues(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) delete error.detail;
  return error;
}

/** A value for a parameter: instants in UTC, wherever this process believes to be. */
function rawValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(rawValue);
  if (Prisma.Decimal.isDecimal(value)) return value.toString();
  return value;
}

// 2026-11-30 10:00:00.123+00, the zone with minutes only where it has some.
function parseInstant(text: string): Date {
  const instant = text.replace(' ', 'T');
  return new Date(/[+-]\d{2}$/.test(instant) ? `${instant}:00` : instant);
}

function listOf(parse: Parser): Parser {
  const each = (entry: unknown): unknown =>
    Array.isArray(entry) ? entry.map(each) : typeof entry === 'string' ? parse(entry) : entry;
  return (text) => each(parseTexts(text));
}

const parseBytes = pg.types.getTypeParser(17, 'text') as (text: string) => Buffer;
const TEXTS: number = 1009;
const parseTexts = pg.types.getTypeParser(TEXTS, 'text') as Parser;
