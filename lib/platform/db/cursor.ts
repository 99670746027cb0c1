import { invalidField } from '@/lib/shared/errors';
import { DEFAULT_PAGE_SIZE, type Page, type PageInput } from '@/lib/shared/paging';
import { isId } from '@/lib/shared/validation/is-id';

/** The value of the ordering column in the last row shown, and that row's id. */
export interface Keyset {
  readonly value: string;
  readonly id: string;
}

/** What no column can hold and no page of ours ended with. */
const NUL = '\0';

/**
 * Packs the place where a page ended into opaque text. The name of the order travels along, so
 * that a cursor of one order is refused by another instead of skipping rows in silence.
 */
export function encodeCursor(order: string, last: Keyset): string {
  return Buffer.from(JSON.stringify([order, last.value, last.id])).toString('base64url');
}

/**
 * The place where the page before ended; null for the first page.
 * @throws AppError `validation-failed` for text that is not a cursor of this order.
 */
export function decodeCursor(
  order: string,
  cursor: string | undefined,
  isValue: (value: string) => boolean = () => true,
): Keyset | null {
  if (cursor === undefined) return null;
  const parts = parseParts(cursor);
  const [name, value, id] = parts ?? [];
  const isWhole = name === order && value !== undefined && id !== undefined;
  if (!isWhole || !isId(id) || value.includes(NUL) || !isValue(value)) {
    throw invalidField(
      'cursor',
      'cursor is not the nextCursor of a page of this list in this order; leave it out to begin at the first page.',
    );
  }
  return { value, id };
}

function parseParts(cursor: string): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    return parts.every((part) => typeof part === 'string') ? parts : null;
  } catch {
    return null;
  }
}

/** How many items this page has. */
export function pageSizeOf(input: PageInput): number {
  return input.limit ?? DEFAULT_PAGE_SIZE;
}

/**
 * Cuts a page out of rows that were read with one more than the page's size: the extra row only
 * tells that there is a next page.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  size: number,
  order: string,
  keyOf: (row: Row) => Keyset,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const hasMore = rows.length > size && last !== undefined;
  return {
    items: shown.map(itemOf),
    nextCursor: hasMore ? encodeCursor(order, keyOf(last)) : null,
  };
}
