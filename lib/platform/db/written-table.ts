import 'server-only';
import { Prisma } from './generated/client';
import type { Sql } from './sql';

/** The types of columns that rows are written with. */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'int'
  | 'boolean'
  | 'timestamptz'
  | 'date'
  | 'jsonb';

/**
 * A firm's table as this code knows it. Every column that is written is listed: a process that is
 * older than the schema leaves columns that it does not know to their defaults.
 */
export interface WrittenTable<Row extends object> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
}

interface Column<Row extends object> {
  readonly key: keyof Row & string;
  readonly name: string;
  readonly type: ColumnType;
}

/** Rows of a table `s` to which rows `x` belong. */
export interface RowOwner {
  readonly table: string;
  /** Begins with AND. */
  readonly condition: Sql;
}

/** A table by its rows' fields, without `firmId`, which every firm's table has. */
export function writtenTable<Row extends object>(
  name: string,
  types: Readonly<Record<Exclude<keyof Row & string, 'firmId'>, ColumnType>>,
): WrittenTable<Row> {
  const columns = Object.entries<ColumnType>(types).map(([key, type]) => ({
    key: key as keyof Row & string,
    name: columnName(key),
    type,
  }));
  return { name, columns };
}

/**
 * `INSERT INTO …` for these rows. Few are values; many come as JSON, so that the text stays the same
 * however many they are, joined to the firm's own row, so that a distributed database sees that they
 * belong beside it.
 *
 * @param owner a table of the firm whose row each belongs to, where only those that have one are kept
 */
export function insertRows<Row extends object>(
  table: WrittenTable<Row>,
  firmId: string,
  values: readonly Row[],
  owner?: RowOwner,
): Sql {
  const names = table.columns.map(({ name }) => name);
  const target = `INSERT INTO ${table.name} (firm_id, ${names.join(', ')})`;
  if (values.length <= FEW_ROWS && !owner) {
    return Prisma.sql`${Prisma.raw(target)} ${listed(firmId, table.columns, values)}`;
  }
  const head = Prisma.raw(
    `${target}
             SELECT s.firm_id, ${names.map((name) => `x.${name}`).join(', ')}
               FROM ${owner?.table ?? 'assignment_states'} s CROSS JOIN `,
  );
  return Prisma.sql`${head}${rowsAs('x', table.columns, values)}
              WHERE s.firm_id = ${firmId}::uuid${owner?.condition ?? Prisma.empty}`;
}

/** These rows with all columns of their table, as the source `r` of an UPDATE. */
export function changedRows<Row extends object>(
  table: WrittenTable<Row>,
  values: readonly Row[],
): Sql {
  return rowsAs('r', table.columns, values);
}

/** `a = r.a, b = r.b …` for all columns of a table but these, which never change. */
export function setColumns<Row extends object>(
  table: WrittenTable<Row>,
  fixed: readonly (keyof Row & string)[],
): Sql {
  const changing = table.columns.filter(({ key }) => key !== 'id' && !fixed.includes(key));
  return Prisma.raw(changing.map(({ name }) => `${name} = r.${name}`).join(', '));
}

/** `alias.a_b AS "aB", …`: all columns of a table, firm included, as its row type names them. */
export function selectedColumns<Row extends object>(table: WrittenTable<Row>, alias: string): Sql {
  const columns = table.columns.map(({ key, name }) => `${alias}.${name} AS "${key}"`);
  return Prisma.raw([`${alias}.firm_id AS "firmId"`, ...columns].join(', '));
}

/** So few rows are written value by value: JSON costs the database a parser for each of them. */
const FEW_ROWS = 2;

function listed<Row extends object>(
  firmId: string | null,
  columns: readonly Column<Row>[],
  values: readonly Row[],
): Sql {
  const rows = values.map((row) => {
    const bound = columns.map((column) => boundValue(row, column));
    const firm = firmId === null ? [] : [Prisma.sql`${firmId}::uuid`];
    return Prisma.sql`(${Prisma.join([...firm, ...bound], ', ')})`;
  });
  return Prisma.sql`VALUES ${Prisma.join(rows, ', ')}`;
}

function boundValue<Row extends object>(row: Row, column: Column<Row>): Sql {
  const [, value] = fieldOf(row, column);
  const isJson = column.type === 'jsonb' && value !== null;
  return Prisma.sql`${isJson ? JSON.stringify(value) : value}${CASTS[column.type]}`;
}

const CASTS: Readonly<Record<ColumnType, Sql>> = {
  uuid: Prisma.raw('::uuid'),
  text: Prisma.raw('::text'),
  'text[]': Prisma.raw('::text[]'),
  int: Prisma.raw('::int'),
  boolean: Prisma.raw('::boolean'),
  timestamptz: Prisma.raw('::timestamptz'),
  date: Prisma.raw('::date'),
  jsonb: Prisma.raw('::jsonb'),
};

function rowsAs<Row extends object>(
  alias: 'r' | 'x',
  columns: readonly Column<Row>[],
  values: readonly Row[],
): Sql {
  if (values.length <= FEW_ROWS) {
    const names = columns.map(({ name }) => name).join(', ');
    return Prisma.sql`(${listed(null, columns, values)})${Prisma.raw(` AS ${alias}(${names})`)}`;
  }
  const shape = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  return Prisma.sql`jsonb_to_recordset(${toJson(columns, values)}::jsonb)${Prisma.raw(` AS ${alias}(${shape})`)}`;
}

function toJson<Row extends object>(
  columns: readonly Column<Row>[],
  values: readonly Row[],
): string {
  return JSON.stringify(
    values.map((row) => Object.fromEntries(columns.map((column) => fieldOf(row, column)))),
  );
}

// A row that was read without one of its columns would be written back with a null in its place.
function fieldOf<Row extends object>(row: Row, { key, name }: Column<Row>): [string, unknown] {
  if (row[key] === undefined) throw new Error(`A row to be written lacks its ${key}.`);
  return [name, row[key]];
}

function columnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
