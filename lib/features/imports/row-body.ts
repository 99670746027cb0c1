import { COLUMNS, type CellType, type ImportKind } from './columns';

/** One row as text, by column name. */
export type TextRow = Readonly<Record<string, string>>;

/**
 * The body of the API call that a row stands for. Empty cells are left out unless they are
 * required; text that is not what its column holds ("high" for a number) stays text, so that the
 * schema refuses it by its value.
 */
export function bodyOf(kind: ImportKind, row: TextRow): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const { name, path, type, required } of COLUMNS[kind]) {
    const text = row[name]?.trim() ?? '';
    if (text !== '' || required) put(body, path.split('.'), valueOf(type, text));
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

function valueOf(type: CellType, text: string): unknown {
  switch (type) {
    case 'text':
      return text;
    case 'number':
      return numberOr(text);
    case 'flag':
      return flagOr(text);
    case 'expertise':
      return expertiseOf(text);
  }
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
