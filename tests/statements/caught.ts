import pg from 'pg';

/** What the product calls itself on the connections of its pool (lib/platform/db/client.ts). */
const PRODUCT = 'evenhand';

interface Connection {
  readonly connectionParameters?: { readonly application_name?: string };
}

/** By their normal form: the first text of each. */
const caught = new Map<string, string>();

/*
 * Statements are caught where they leave the process, no matter who wrote them: the product, or its
 * object-relational mapper. What the tests ask as the database's owner goes by another name.
 */
const send = Object.getOwnPropertyDescriptor(pg.Client.prototype, 'query')?.value as (
  this: unknown,
  ...args: unknown[]
) => unknown;
pg.Client.prototype.query = function (this: pg.Client & Connection, ...args: unknown[]) {
  if (this.connectionParameters?.application_name === PRODUCT) {
    const [first] = args as [string | { readonly text?: string }];
    const text = typeof first === 'string' ? first : first.text;
    if (text !== undefined) keep(text);
  }
  return send.apply(this, args);
} as typeof pg.Client.prototype.query;

/** The forms of texts that were caught before, most of them word for word. */
const forms = new Map<string, string>();

function keep(text: string): void {
  const form = forms.get(text) ?? normalForm(text);
  forms.set(text, form);
  if (!caught.has(form)) caught.set(form, text);
}

/** The text without what differs between two calls: constants, and how many there are in a list. */
export function normalForm(text: string): string {
  return text
    .replace(/'[^']*'/g, "''")
    .replace(/\$\d+/g, '$')
    .replace(/\([$,\s]+\)(?:\s*,\s*\([$,\s]+\))*/g, '($)');
}

/** Begins anew, for the next test file of this process. */
export function forgetCaught(): void {
  caught.clear();
}

/** Every statement that the product has sent in this test file, by its normal form. */
export function caughtStatements(): ReadonlyMap<string, string> {
  return caught;
}
