import type { ExclusionCode } from '@/lib/assignment/core';

/** Why one attorney cannot take a case now; no exclusion at all: they could. */
export interface BlockedAttorney {
  attorneyId: string;
  name: string;
  exclusions: readonly ExclusionCode[];
}

/** Attorneys by their first reason, most frequent first; whoever could take the case is left out. */
export function groupByFirstReason(
  reasons: readonly BlockedAttorney[],
): [ExclusionCode, BlockedAttorney[]][] {
  const groups = new Map<ExclusionCode, BlockedAttorney[]>();
  for (const attorney of reasons) {
    const [code] = attorney.exclusions;
    if (code) groups.set(code, [...(groups.get(code) ?? []), attorney]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

/**
 * What would free a waiting case, in one sentence: changes of which each alone would do, for the
 * attorneys whom a single reason keeps from it. Null where somebody could take it now.
 */
export function whatWouldFree(
  reasons: readonly BlockedAttorney[],
  visaTypeName: string,
): string | null {
  if (reasons.length === 0) return 'An attorney has to join the firm first.';
  if (reasons.some(({ exclusions }) => exclusions.length === 0)) return null;
  const near = reasons.filter(({ exclusions }) => exclusions.length === 1);
  const ways = WAYS.flatMap(([code, condition]) => {
    const names = near.filter(({ exclusions }) => exclusions[0] === code).map(({ name }) => name);
    return names.length > 0 ? [`${oneOf(names)} ${condition(visaTypeName)}`] : [];
  });
  return ways.length > 0
    ? `It goes out by itself once ${ways.join(', or ')}.`
    : 'No single change would do: each attorney has two reasons or more, or one that stays.';
}

/** What lifts a reason, the likeliest first. A wall and a previous holder are not lifted. */
const WAYS: readonly (readonly [ExclusionCode, (visaTypeName: string) => string])[] = [
  ['at-capacity', () => 'has room again'],
  ['intake-rate', () => 'may take another case by their weekly limit'],
  ['absent', () => 'is back'],
  ['inactive', () => 'takes cases again'],
  ['above-threshold', () => 'meets what its complexity asks for'],
  ['no-expertise', (visaTypeName) => `has the expertise for ${visaTypeName}`],
];

const MOST_NAMES = 3;
const oneOfThem = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** "A, B, or C"; of many, how many they are. Names keep their own direction of writing. */
function oneOf(names: readonly string[]): string {
  if (names.length > MOST_NAMES) return `one of ${names.length} colleagues`;
  return oneOfThem.format(names.map((name) => `\u2068${name}\u2069`));
}
