import 'server-only';

/** PostgreSQL keeps a named statement per connection for ever, so their number must end somewhere. */
const MAX_NAMES = 400;

/** A list with its length in the text: one of another length is another text, met once or twice. */
const WRITTEN_OUT_LIST = / IN \(\$\d+,/;

/**
 * Names for SQL texts, so that each connection plans a statement once instead of at every call.
 * The product's statements are few; whatever comes after the first 400 stays unnamed.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    // Its value is part of its text, and nothing of it is planned.
    if (sql.startsWith('SET LOCAL ')) return '';
    if (WRITTEN_OUT_LIST.test(sql)) return '';
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_NAMES) return '';
    const name = `evenhand_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

/** Whether the address leads to a pooler that hands every transaction another connection. */
export function isPooled(connectionString: string): boolean {
  return new URL(connectionString).searchParams.get('pgbouncer') === 'true';
}
