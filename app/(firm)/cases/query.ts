import { listCasesSchema, type CaseSort } from '@/lib/cases/list-schema';

/** The filters, order and page that an address of the case list holds, unchecked. */
export type CaseQuery = Partial<Record<keyof typeof listCasesSchema.shape, string>> & {
  sort?: CaseSort;
};

/** Takes what the case list knows out of an address; the rest of the address is not ours. */
export function readQuery(params: Record<string, string | string[] | undefined>): CaseQuery {
  const known = Object.keys(listCasesSchema.shape).flatMap((key) => {
    const value = params[key];
    const text = Array.isArray(value) ? value[0] : value;
    return text ? [[key, text]] : [];
  });
  return Object.fromEntries(known) as CaseQuery;
}

/** The address of the list with some parameters changed; undefined takes one away. */
export function hrefWith(query: CaseQuery, changes: Partial<Record<keyof CaseQuery, string>>) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries({ ...query, ...changes })) {
    if (value) params.set(key, value);
  }
  const text = params.toString();
  return text ? `/cases?${text}` : '/cases';
}
