import type { ImportKind } from './codes';
import { COLUMNS, type Column } from './columns';
import { readDay, readMoment } from './days';

/** One row as text, by column name. */
export type TextRow = Readonly<Record<string, string>>;

/**
 * The body of the API call that a row stands for. Empty cells are left out unless they are
 * required; text that is not what its column holds ("high" for a number) stays text, so that the
 * schema refuses it by its value.
 */
export function bodyOf(kind: ImportKind, row: TextRow): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const column of COLUMNS[kind]) {
    const text = row[column.name]?.trim() ?? '';
    if (text !== '' || column.required) put(body, column.path.split('.'), valueOf(column, text));
  }
  return body;
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    target[head] = value;
    return;
  }
  const inner = target[head];
  const nested: Record<string, unknown> = isRecord(inner) ? inner : {};
  target[head] = nested;
  put(nested, rest, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const DAYS: ReadonlySet<string> = new Set(['deadline', 'startsOn', 'endsOn']);
const MOMENTS: ReadonlySet<string> = new Set(['receivedAt', 'heldSince', 'closedAt']);

/** Whether a column holds days, and this text is none of any spelling. */
export function isNoDay(column: string, text: string): boolean {
  if (!DAYS.has(column) && !MOMENTS.has(column)) return false;
  return text.trim() !== '' && Number.isNaN(Date.parse(readMoment(text.trim())));
}

function valueOf({ name, type, values }: Column, text: string): unknown {
  switch (type) {
    case 'text':
      if (DAYS.has(name)) return readDay(text);
      if (MOMENTS.has(name)) return readMoment(text);
      return values ? nearest(values, text) : text;
    case 'number':
      return numberOr(text);
    case 'flag':
      return flagOr(text);
    case 'expertise':
      return expertiseOf(text);
  }
}

/** `h1b` is `H-1B`: people write codes in many ways. What is none of them stays, to be refused. */
function nearest(values: readonly string[], text: string): string {
  const wanted = squash(text);
  return values.find((value) => squash(value) === wanted) ?? text;
}

/** A text without what people write differently: case, spaces and marks. */
export function squash(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function numberOr(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function flagOr(text: string): boolean | string {
  const word = text.toLowerCase();
  if (['true', 'yes', '1'].includes(word)) return true;
  if (['false', 'no', '0'].includes(word)) return false;
  return text;
}

/** `H-1B:3; L-1A:2` → levels by visa type. A part without a level keeps its text, to be refused. */
function expertiseOf(text: string): Record<string, number | string> {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const at = part.lastIndexOf(':');
      if (at < 0) return [part, ''];
      return [part.slice(0, at).trim(), numberOr(part.slice(at + 1).trim())];
    }),
  );
}
