import type { ExclusionCode } from '@/lib/assignment/core';
import { EXCLUSION_LABELS } from '@/lib/wording/labels';

interface Named {
  readonly name: string;
}

/** Attorneys, or whatever stands for them, under the first reason against each. */
type Groups<T> = readonly (readonly [ExclusionCode, readonly T[]])[];

/**
 * Why no one can take a case: what would free it, then attorneys counted by their first reason,
 * with the names behind the numbers for the person who asks. How it looks is in components/ui/marks.css.
 */
export function BlockedBy({
  remedy,
  free,
  groups,
}: {
  /** What would free the case, in one sentence. */
  remedy: string | null;
  /** Who could take it now. */
  free: readonly Named[];
  groups: Groups<Named>;
}) {
  return (
    <div className="blocked-by">
      {remedy ? <p className="remedy">{remedy}</p> : null}
      {free.length > 0 ? (
        <p>
          <span className="font-medium text-good">{free.length} could take it now</span>
          {': '}
          <bdi>{namesOf(free)}</bdi>. Run the rules again.
        </p>
      ) : null}
      {groups.length > 0 ? (
        <details>
          <summary>
            {blockedInShort(groups)} <span>who</span>
          </summary>
          <ul>
            {groups.map(([code, blocked]) => (
              <li key={code}>
                <span>{EXCLUSION_LABELS[code]}</span>
                {': '}
                <bdi>{namesOf(blocked)}</bdi>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

/** "5 without the expertise, 2 at capacity, 1 away": each attorney under their first reason. */
export function blockedInShort(groups: Groups<unknown>): string {
  return groups.map(([code, blocked]) => `${blocked.length} ${EXCLUSION_LABELS[code]}`).join(', ');
}

function namesOf(attorneys: readonly Named[]): string {
  return attorneys.map(({ name }) => name).join(', ');
}
