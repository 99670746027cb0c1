import {
  groupByFirstReason,
  whatWouldFree,
  type BlockedAttorney,
  type WaitingFor,
} from './what-frees';
import { EXCLUSION_LABELS } from '@/lib/wording/labels';

/**
 * Why no one can take a case: what would free it, then attorneys counted by their first reason,
 * with the names behind the numbers for the person who asks.
 */
export function BlockedBy({
  reasons,
  waitingFor,
}: {
  reasons: readonly BlockedAttorney[];
  waitingFor: WaitingFor;
}) {
  const remedy = whatWouldFree(reasons, waitingFor);
  const free = reasons.filter(({ exclusions }) => exclusions.length === 0);
  return (
    <div className="grid gap-1 text-sm text-ink-2">
      {remedy ? <p className="max-w-prose text-ink">{remedy}</p> : null}
      {free.length > 0 ? (
        <p>
          <span className="font-medium text-good">{free.length} could take it now</span>
          {': '}
          <bdi>{namesOf(free)}</bdi>. Run the rules again.
        </p>
      ) : null}
      {reasons.length > free.length ? (
        <details className="group/reasons">
          <summary className="w-fit rounded-sm hover:text-ink">
            {blockedInShort(reasons)}{' '}
            <span className="text-accent underline underline-offset-2 group-open/reasons:hidden">
              who
            </span>
          </summary>
          <ul className="mt-1 grid gap-1 pl-3">
            {groupByFirstReason(reasons).map(([code, blocked]) => (
              <li key={code}>
                <span className="text-ink first-letter:uppercase">{EXCLUSION_LABELS[code]}</span>
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
export function blockedInShort(reasons: readonly BlockedAttorney[]): string {
  return groupByFirstReason(reasons)
    .map(([code, blocked]) => `${blocked.length} ${EXCLUSION_LABELS[code]}`)
    .join(', ');
}

function namesOf(attorneys: readonly BlockedAttorney[]): string {
  return attorneys.map(({ name }) => name).join(', ');
}
