import type { ViewQuery } from '@/lib/contracts/saved-view';

/** The parts of a view as a form sends them: `query.status`. */
export function asFields(query: ViewQuery): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([key, value]) =>
      value === undefined ? [] : [[`query.${key}`, value] as const],
    ),
  );
}
