import { listCasesSchema } from '@/lib/contracts/case-list';
import type { CaseSort } from '@/lib/contracts/case-codes';
import { DEFAULT_PAGE_SIZE } from '@/lib/shared/paging';
import { daysOf, OWN_DAYS, problemOfDays, problemOfWord, wordFor } from './received-spans';

/**
 * What an address of the case list holds, unchecked: filters, order, page, columns and the saved view
 * that it came from. `received` is there only where it means nothing; words that do have become days.
 */
export type CaseQuery = Partial<
  Record<keyof typeof listCasesSchema.shape | 'cols' | 'received' | 'view', string>
> & {
  sort?: CaseSort;
};

type Params = Record<string, string | string[] | undefined>;

const FILTERS = Object.keys(listCasesSchema.shape);

/** Takes what the case list knows out of an address; the rest of the address is not ours. */
export function readQuery(params: Params, today: string): CaseQuery {
  const known = [...FILTERS, 'cols', 'view'].flatMap((key) => {
    const text = textOf(params[key]);
    return text ? [[key, text]] : [];
  });
  const query = Object.fromEntries(known) as CaseQuery;
  const received = wordIn(params);
  // A form without scripts sends its two fields as the last choice has left them: the word decides.
  if (received === undefined || received === OWN_DAYS) return query;
  const { openedFrom: _from, openedTo: _to, ...rest } = query;
  const days = daysOf(received, today);
  return days ? { ...rest, ...days } : { ...rest, received };
}

/** The word by which an address asks for the days of receipt, if it does. */
export function wordIn(params: Params): string | undefined {
  return textOf(params['received']) || undefined;
}

/** The word under which the days of receipt show: the one that was asked for, or what they are. */
export function spanOf(params: Params, query: CaseQuery, today: string): string {
  return wordIn(params) === OWN_DAYS ? OWN_DAYS : wordFor(query, today);
}

/** What of the filters cannot be used, as a sentence with a remedy; the services check the rest. */
export function problemOf(query: CaseQuery): string | null {
  return query.received ? problemOfWord(query.received) : problemOfDays(query);
}

function textOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** What of the address the list itself is asked for. */
export function listInput({ cols: _cols, received: _received, view: _view, ...input }: CaseQuery) {
  return input;
}

/** The parameters that leave cases out, as opposed to those that arrange what is left. */
export function filtersOf(query: CaseQuery): Partial<CaseQuery> {
  const {
    sort: _sort,
    cursor: _cursor,
    limit: _limit,
    cols: _cols,
    view: _view,
    ...filters
  } = query;
  return filters;
}

/** The address of the list with some parameters changed; undefined takes one away. */
export function hrefWith(
  query: CaseQuery,
  changes: Partial<Record<keyof CaseQuery, string | undefined>>,
  path = '/cases',
): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    if (value) params.set(key, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The address of the same cases as a file: their filters, order and columns, not the page. */
export function exportHref(query: CaseQuery): string {
  return hrefWith(query, { cursor: undefined, limit: undefined, view: undefined }, '/cases/export');
}

const PAGE_SIZES = [25, 50, 100, 200];

/** The page's size, and the addresses of the list with other sizes. */
export function pageSizes(query: CaseQuery): { size: number; hrefs: Record<string, string> } {
  const size = Number(query.limit ?? DEFAULT_PAGE_SIZE);
  const sizes = PAGE_SIZES.includes(size) ? PAGE_SIZES : [...PAGE_SIZES, size];
  const hrefs = sizes
    .toSorted((a, b) => a - b)
    .map((one) => {
      const limit = one === DEFAULT_PAGE_SIZE ? undefined : String(one);
      return [String(one), hrefWith(query, { limit, cursor: undefined })];
    });
  return { size, hrefs: Object.fromEntries(hrefs) as Record<string, string> };
}
