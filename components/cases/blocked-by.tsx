import type { ExclusionCode } from '@/lib/assignment/core';
import { EXCLUSION_WORDS } from './words';

/** Why one attorney cannot take a case now. */
export interface BlockedAttorney {
  attorneyId: string;
  name: string;
  exclusions: readonly ExclusionCode[];
}

/**
 * Why nobody can take a case, counted: attorneys by their first reason, most frequent first, with
 * the names behind the numbers.
 */
export function BlockedBy({ reasons }: { reasons: readonly BlockedAttorney[] }) {
  const groups = groupByFirstReason(reasons);
  const free = reasons.filter(({ exclusions }) => exclusions.length === 0);
  if (reasons.length === 0) {
    return <p className="text-sm text-ink-2">The firm has no attorneys yet.</p>;
  }
  return (
    <ul className="grid gap-1 text-sm text-ink-2">
      {free.length > 0 ? (
        <li>
          <span className="font-medium text-good">{free.length} could take it now</span>
          {': '}
          <bdi>{namesOf(free)}</bdi>. Run the rules again.
        </li>
      ) : null}
      {groups.map(([code, blocked]) => (
        <li key={code}>
          <span className="font-medium text-ink">
            {blocked.length} {EXCLUSION_WORDS[code]}
          </span>
          {': '}
          <bdi>{namesOf(blocked)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function namesOf(attorneys: readonly BlockedAttorney[]): string {
  return attorneys.map(({ name }) => name).join(', ');
}

function groupByFirstReason(reasons: readonly BlockedAttorney[]) {
  const groups = new Map<ExclusionCode, BlockedAttorney[]>();
  for (const attorney of reasons) {
    const code = attorney.exclusions[0];
    if (code) groups.set(code, [...(groups.get(code) ?? []), attorney]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}
