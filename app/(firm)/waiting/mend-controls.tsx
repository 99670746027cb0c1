import type { WaitingFor } from '@/components/cases/what-frees';
import { MendButton } from '../cases/mend-button';
import type { Mend } from '../cases/mendable';

/** The changes that would free a case, each as a button. */
export function MendControls({
  one,
  mends,
}: {
  one: WaitingFor & { id: string; number: number };
  mends: readonly Mend[];
}) {
  if (mends.length === 0) return null;
  return (
    <ul className="mends" aria-label={`What would free case ${one.number}`}>
      {mends.map(({ attorney, change }) => (
        <li key={attorney.attorneyId}>
          <MendButton one={one} attorney={attorney} change={change} />
        </li>
      ))}
    </ul>
  );
}
