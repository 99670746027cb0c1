import { CLIENT_SORTS, type ClientSort } from '@/lib/contracts/client';

/** What an address of the list of clients holds, unchecked. */
export interface ClientQuery {
  q?: string;
  sort?: ClientSort;
  cursor?: string;
}

type Params = Record<string, string | string[] | undefined>;

/** Takes what the list knows out of an address; an order that means nothing is left out. */
export function readQuery(params: Params): ClientQuery {
  const text = (key: string) => {
    const value = params[key];
    return (Array.isArray(value) ? value[0] : value) || undefined;
  };
  const sort = CLIENT_SORTS.find((one) => one === text('sort'));
  const [q, cursor] = [text('q'), text('cursor')];
  return { ...(q && { q }), ...(sort && { sort }), ...(cursor && { cursor }) };
}

/** The address of the list with some parameters changed; undefined takes one away. */
export function hrefWith(
  query: ClientQuery,
  changes: Partial<Record<keyof ClientQuery, string | undefined>>,
): string {
  return `/clients${textOf({ ...query, ...changes })}`;
}

/** The address of the same clients as a file. */
export function exportHref(query: ClientQuery): string {
  return `/clients/export${textOf({ ...query, cursor: undefined })}`;
}

function textOf(query: Partial<Record<string, string | undefined>>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value);
  const text = params.toString();
  return text ? `?${text}` : '';
}
