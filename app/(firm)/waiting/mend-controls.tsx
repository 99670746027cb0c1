'use client';

import type { BlockedAttorney, WaitingFor } from '@/components/cases/what-frees';
import { mendable, MendButton, type MendingRights } from '../cases/mend-button';

/** So many of the nearest attorneys have their buttons in the line; the dialog has them all. */
const MOST_SHOWN = 3;

/** For the attorneys who are nearest to being able: the change that would do, as a button. */
export function MendControls({
  one,
  reasons,
  rights,
}: {
  one: WaitingFor & { id: string; number: number };
  reasons: readonly BlockedAttorney[];
  rights: MendingRights;
}) {
  const shown = reasons.flatMap((attorney) => {
    const change = mendable(attorney.freeing, rights);
    return change ? [{ attorney, change }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2" aria-label={`What would free case ${one.number}`}>
      {shown.slice(0, MOST_SHOWN).map(({ attorney, change }) => (
        <li key={attorney.attorneyId} className="max-w-full min-w-0">
          <MendButton one={one} attorney={attorney} change={change} />
        </li>
      ))}
    </ul>
  );
}
