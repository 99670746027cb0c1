import 'server-only';
import type { Keyset } from '@/lib/platform/db/cursor';
import { sql, type Sql } from '@/lib/platform/db/sql';
import { isDate } from '@/lib/shared/time';
import type { CaseSort } from '@/lib/contracts/case-codes';

/** One order of the case list: total, because the id breaks ties. */
export interface CaseOrder {
  readonly name: CaseSort;
  /** What the order compares first, as text for the cursor. */
  readonly keyText: Sql;
  readonly by: Sql;
  /** The rows that come after this one. */
  readonly after: (last: Keyset) => Sql;
  /** Whether the text can be such a key; anything else was not made by us. */
  readonly isValue: (text: string) => boolean;
}

interface OrderSpec {
  /** Text of what is compared in the cursor … */
  readonly text: Sql;
  readonly isValue: (text: string) => boolean;
  readonly by: (direction: Sql) => Sql;
  /** … and the rows that lie beyond it. */
  readonly after: (last: Keyset, beyond: Sql) => Sql;
}

function byKey(key: Sql, text: Sql, isValue: RegExp, bind: (text: string) => Sql): OrderSpec {
  return {
    text,
    isValue: (value) => isValue.test(value),
    by: (direction) => sql`${key} ${direction}, c.id ${direction}`,
    after: ({ value, id }, beyond) => sql`(${key}, c.id) ${beyond} (${bind(value)}, ${id}::uuid)`,
  };
}

const byReceived = byKey(
  sql`c.received_at`,
  sql`(extract(epoch FROM c.received_at) * 1000)::bigint::text`,
  // Milliseconds; more digits would leave the years that the database knows.
  /^-?\d{1,13}$/,
  (text) => sql`${new Date(Number(text))}::timestamptz`,
);

function byInteger(key: Sql): OrderSpec {
  return byKey(key, sql`${key}::text`, /^\d{1,9}$/, (text) => sql`${Number(text)}::integer`);
}

const NO_DEADLINE = 'none';

// Cases without a deadline come last in both directions. The column as it is, so that an index on
// it answers the order.
const byDeadline: OrderSpec = {
  text: sql`coalesce(c.deadline::text, ${NO_DEADLINE})`,
  isValue: (text) => text === NO_DEADLINE || (isDate(text) && !text.startsWith('0000')),
  by: (direction) => sql`c.deadline ${direction} NULLS LAST, c.id ${direction}`,
  after: ({ value, id }, beyond) =>
    value === NO_DEADLINE
      ? sql`(c.deadline IS NULL AND c.id ${beyond} ${id}::uuid)`
      : sql`((c.deadline, c.id) ${beyond} (${value}::date, ${id}::uuid) OR c.deadline IS NULL)`,
};

const SPECS: Readonly<Record<CaseSort, { spec: OrderSpec; isDescending: boolean }>> = {
  newest: { spec: byReceived, isDescending: true },
  oldest: { spec: byReceived, isDescending: false },
  'number-asc': { spec: byInteger(sql`c.number`), isDescending: false },
  'number-desc': { spec: byInteger(sql`c.number`), isDescending: true },
  'deadline-asc': { spec: byDeadline, isDescending: false },
  'deadline-desc': { spec: byDeadline, isDescending: true },
  'complexity-asc': { spec: byInteger(sql`c.complexity`), isDescending: false },
  'complexity-desc': { spec: byInteger(sql`c.complexity`), isDescending: true },
};

/** The named order of the case list. */
export function caseOrder(name: CaseSort): CaseOrder {
  const { spec, isDescending } = SPECS[name];
  const direction = isDescending ? sql`DESC` : sql`ASC`;
  const beyond = isDescending ? sql`<` : sql`>`;
  return {
    name,
    keyText: spec.text,
    by: spec.by(direction),
    after: (last) => spec.after(last, beyond),
    isValue: spec.isValue,
  };
}
