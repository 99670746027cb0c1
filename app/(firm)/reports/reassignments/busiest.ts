import type { Ref } from '@/lib/contracts/values';

/** As many as can be read off a matrix, and drawn without keeping others waiting. */
export const MOST_PEOPLE = 20;

/**
 * Who takes part in most handoffs, at most `MOST_PEOPLE`, by name; `others` is how many are left out.
 */
export function busiest(parts: readonly { who: Ref; handoffs: number }[]): {
  readonly people: readonly Ref[];
  readonly others: number;
} {
  const totals = new Map<string, { who: Ref; handoffs: number }>();
  for (const { who, handoffs } of parts) {
    totals.set(who.id, { who, handoffs: handoffs + (totals.get(who.id)?.handoffs ?? 0) });
  }
  const ranked = [...totals.values()].sort(
    (a, b) => b.handoffs - a.handoffs || a.who.name.localeCompare(b.who.name),
  );
  const people = ranked.slice(0, MOST_PEOPLE).map(({ who }) => who);
  return {
    people: people.sort((a, b) => a.name.localeCompare(b.name)),
    others: ranked.length - people.length,
  };
}
