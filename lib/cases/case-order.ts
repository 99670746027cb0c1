import 'server-only';
import type { Keyset } from '@/lib/db/cursor';
import { sql, type Sql } from '@/lib/db/sql';
import { isDate } from '@/lib/time';
import type { CaseSort } from './list-schema';

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
  /** What is compared. */
  readonly key: Sql;
  /** Its text in the cursor … */
  readonly text: Sql;
  readonly isValue: (text: string) => boolean;
  /** … and back. */
  readonly bind: (text: string) => Sql;
}

const byReceived: OrderSpec = {
  key: sql`c.received_at`,
  text: sql`(extract(epoch FROM c.received_at) * 1000)::bigint::text`,
  // Milliseconds; more digits would leave the years that the database knows.
  isValue: (text) => /^-?\d{1,13}$/.test(text),
  bind: (text) => sql`${new Date(Number(text))}::timestamptz`,
};

function byInteger(key: Sql): OrderSpec {
  return {
    key,
    text: sql`${key}::text`,
    isValue: (text) => /^\d{1,9}$/.test(text),
    bind: (text) => sql`${Number(text)}::integer`,
  };
}

const NO_DEADLINE = 'none';

// Cases without a deadline come last in both directions.
function byDeadline(last: 'infinity' | '-infinity'): OrderSpec {
  return {
    key: sql`coalesce(c.deadline, ${last}::date)`,
    text: sql`coalesce(c.deadline::text, ${NO_DEADLINE})`,
    isValue: (text) => text === NO_DEADLINE || (isDate(text) && !text.startsWith('0000')),
    bind: (text) => sql`${text === NO_DEADLINE ? last : text}::date`,
  };
}

const SPECS: Readonly<Record<CaseSort, { spec: OrderSpec; isDescending: boolean }>> = {
  newest: { spec: byReceived, isDescending: true },
  oldest: { spec: byReceived, isDescending: false },
  'number-asc': { spec: byInteger(sql`c.number`), isDescending: false },
  'number-desc': { spec: byInteger(sql`c.number`), isDescending: true },
  'deadline-asc': { spec: byDeadline('infinity'), isDescending: false },
  'deadline-desc': { spec: byDeadline('-infinity'), isDescending: true },
  'complexity-asc': { spec: byInteger(sql`c.complexity`), isDescending: false },
  'complexity-desc': { spec: byInteger(sql`c.complexity`), isDescending: true },
};

/** The named order of the case list. */
export function caseOrder(name: CaseSort): CaseOrder {
  const { spec, isDescending } = SPECS[name];
  const { key, text, isValue, bind } = spec;
  const direction = isDescending ? sql`DESC` : sql`ASC`;
  const beyond = isDescending ? sql`<` : sql`>`;
  return {
    name,
    keyText: text,
    by: sql`${key} ${direction}, c.id ${direction}`,
    after: (last) => sql`(${key}, c.id) ${beyond} (${bind(last.value)}, ${last.id}::uuid)`,
    isValue,
  };
}
