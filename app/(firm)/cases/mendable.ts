import type { BlockedAttorney } from '@/components/cases/what-frees';
import type { FreeingDto } from '@/lib/contracts/decision';

/** What a viewer may change on the spot. */
export interface MendingRights {
  readonly mayChangeAttorneys: boolean;
  readonly mayEndAbsences: boolean;
}

/** The first change to an attorney that would free the case and that the viewer may make. */
export function mendable(
  freeing: readonly FreeingDto[],
  rights: MendingRights,
): FreeingDto | undefined {
  return freeing.find(({ kind }) =>
    kind === 'present' ? rights.mayEndAbsences : rights.mayChangeAttorneys,
  );
}

/** A change to an attorney that would free a case. */
export interface Mend {
  readonly attorney: Pick<BlockedAttorney, 'attorneyId' | 'name'>;
  readonly change: FreeingDto;
}

/** So many of the nearest attorneys have their buttons in the line; the dialog has them all. */
const MOST_SHOWN = 3;

/** For the attorneys who are nearest to being able: the change that would do. */
export function nearestMends(reasons: readonly BlockedAttorney[], rights: MendingRights): Mend[] {
  return reasons
    .flatMap(({ attorneyId, name, freeing }) => {
      const change = mendable(freeing, rights);
      return change ? [{ attorney: { attorneyId, name }, change }] : [];
    })
    .slice(0, MOST_SHOWN);
}
