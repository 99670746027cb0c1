import { recordExport } from '@/lib/platform/audit';
import type { Actor } from '@/lib/platform/auth/actor';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import type { Permission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { CSV_BOM, csvLine, type CsvCell } from '@/lib/shared/csv';
import { MAX_PAGE_SIZE, type Page, type PageInput } from '@/lib/shared/paging';
import { dateIn } from '@/lib/shared/time';
import { answerWithFile, streamFile } from './file-answer';

/** A list of the firm as a file: all of its pages, one line an item. */
export interface ListFile<T> {
  /** Of the record that someone took it, and of the file. */
  readonly name: string;
  readonly permission: Permission;
  readonly read: (actor: Actor, page: PageInput) => Promise<Page<T>>;
  /** Headings, in this order, with what stands under each. */
  readonly columns: Readonly<Record<string, (item: T, timeZone: string) => CsvCell>>;
}

/** The list as a CSV file, written while it is read. That someone took it is on record. */
export async function answerWithList<T>(list: ListFile<T>): Promise<Response> {
  return answerWithFile(list.permission, async (viewer) => {
    const { timeZone } = viewer;
    const actor = actorOf(viewer);
    const first = await list.read(actor, { limit: MAX_PAGE_SIZE });
    await recordExport(viewer, list.name);
    const today = dateIn(now(), timeZone);
    return streamFile(`${list.name}-${today}.csv`, linesOf(list, actor, first, timeZone));
  });
}

async function* linesOf<T>(
  { read, columns }: ListFile<T>,
  actor: Actor,
  first: Page<T>,
  timeZone: string,
): AsyncGenerator<string> {
  const values = Object.values(columns);
  yield CSV_BOM + csvLine(Object.keys(columns));
  for (let page = first; ;) {
    yield page.items.map((one) => csvLine(values.map((value) => value(one, timeZone)))).join('');
    if (page.nextCursor === null) return;
    page = await read(actor, { limit: MAX_PAGE_SIZE, cursor: page.nextCursor });
  }
}

/** A list that is read at once, as its only page. */
export function onePage<T>(items: readonly T[]): Page<T> {
  return { items: [...items], nextCursor: null };
}

/** An instant as the firm's day, for a file. */
export function dayOf(instant: string | null, timeZone: string): string | null {
  return instant === null ? null : dateIn(new Date(instant), timeZone);
}
