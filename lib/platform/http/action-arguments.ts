import { describeJsonProblem, findJsonProblem } from './json-shape.ts';
import type { FormPart } from './multipart.ts';

/*
 * The arguments of a server action, as React writes them: fields with numbers for names (or
 * `$ACTION_1:0` before scripts run), each of them JSON in which texts that begin with a dollar
 * mean something. What React cannot resolve it answers with 500, or waits for.
 */

/** What a page sends along is the state of its form: what was typed, and what was wrong with it. */
export const MAX_ARGUMENT_BYTES = 128 * 1024;

/**
 * How often arguments may point to another part of the form. Each pointer to a form makes React
 * look through all fields, so they multiply.
 */
export const MAX_POINTERS = 16;

const ARGUMENT_NAME = /^(\$ACTION_\w{0,64}:)?(\d{1,4})$/;
const REFERENCE_NAME = /^\$ACTION_REF_(\w{0,64})$/;

/** Texts that begin with a dollar and point nowhere. */
const HARMLESS = /^\$(?:\$|undefined$|NaN$|Infinity$|-0$|-Infinity$|D\d{4}-[\d:.TZ-]{1,30}$)/;
const TO_FORM = /^\$K[0-9a-f]{1,4}$/;
const TO_ARGUMENT = /^\$@?([0-9a-f]{1,4})((?::[^:]*)*)$/;

/** No action of ours takes more than the state of its form and the form. */
const MAX_ARGUMENTS = 8;

/**
 * What is wrong with the arguments among these fields, in words; null when React can read them.
 *
 * @param isAction there must be some: they are handed to a function
 */
export function findArgumentsProblem(parts: readonly FormPart[], isAction: boolean): string | null {
  const rows = new Map<string, unknown>();
  for (const { name, value } of parts) {
    if (!ARGUMENT_NAME.test(name)) continue;
    const row = readArgument(value);
    if (typeof row === 'string') return row;
    rows.set(name, row.value);
  }
  if (isAction && !areArguments(rows.get('0'))) return UNREADABLE;
  const reference = parts.map(({ name }) => REFERENCE_NAME.exec(name)?.[1]).find(isText);
  if (reference !== undefined && !rows.has(`$ACTION_${reference}:0`)) return UNREADABLE;
  let pointers = 0;
  for (const [name, row] of rows) {
    const prefix = ARGUMENT_NAME.exec(name)?.[1] ?? '';
    for (const text of textsIn(row)) {
      if (!text.startsWith('$') || HARMLESS.test(text)) continue;
      pointers += 1;
      if (!TO_FORM.test(text) && !leadsSomewhere(text, prefix, rows)) return UNREADABLE;
    }
  }
  return pointers > MAX_POINTERS ? `The arguments point to more than ${MAX_POINTERS} parts.` : null;
}

function areArguments(row: unknown): boolean {
  return Array.isArray(row) && row.length <= MAX_ARGUMENTS;
}

const UNREADABLE = 'The arguments of the action cannot be read.';

/** An argument parsed, or what is wrong with it. */
export function readArgument(bytes: Buffer): { readonly value: unknown } | string {
  if (bytes.length > MAX_ARGUMENT_BYTES) {
    return `The arguments have more than ${MAX_ARGUMENT_BYTES} bytes.`;
  }
  const problem = findJsonProblem(bytes);
  if (problem) return describeJsonProblem(problem);
  try {
    return { value: JSON.parse(bytes.toString()) as unknown };
  } catch {
    return UNREADABLE;
  }
}

/** Every text in a value whose depth and size are known to be small. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const child of Object.values(value)) yield* textsIn(child);
}

function leadsSomewhere(
  pointer: string,
  prefix: string,
  rows: ReadonlyMap<string, unknown>,
): boolean {
  const [, row = '', path = ''] = TO_ARGUMENT.exec(pointer) ?? [];
  const name = `${prefix}${Number.parseInt(row, 16)}`;
  if (row === '' || !rows.has(name)) return false;
  let at = rows.get(name);
  for (const key of path.split(':').slice(1)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return false;
    at = (at as Record<string, unknown>)[key];
  }
  return true;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
