import {
  groupByFirstReason,
  whatWouldFree,
  type BlockedAttorney,
} from '@/components/cases/what-frees';
import type { CaseDto } from '@/lib/contracts/case';
import type { WaitingItem } from '@/lib/contracts/waiting';
import { Places } from '@/lib/shared/places';
import { isHeld } from '../cases/[caseId]/rights';
import { nearestMends, type MendingRights } from '../cases/mendable';
import type { Named, WaitingCase, WaitingLines } from './waiting-lines';

/** The page as it travels, with the changes that the viewer may make. */
export function packWaiting(items: readonly WaitingItem[], mending: MendingRights): WaitingLines {
  const attorneys = new Places<Named>(({ attorneyId }) => attorneyId);
  const placeOf = ({ attorneyId, name }: Named) => attorneys.of({ attorneyId, name });
  const lines = items.map(({ case: one, position, waitingSince, reasons }) => ({
    case: caseOf(one),
    ...{ position, waitingSince },
    remedy: whatWouldFree(reasons, one),
    free: reasons.filter(canTakeIt).map(placeOf),
    groups: groupByFirstReason(reasons).map(
      ([code, blocked]) => [code, blocked.map(placeOf)] as const,
    ),
    mends: nearestMends(reasons, mending).map(({ attorney, change }) => ({
      attorney: placeOf(attorney),
      change,
    })),
  }));
  return { attorneys: attorneys.things, lines };
}

function canTakeIt({ exclusions }: BlockedAttorney): boolean {
  return exclusions.length === 0;
}

function caseOf(one: CaseDto): WaitingCase {
  const { id, number, visaType, complexity, version, priority, deadline, client } = one;
  return {
    ...{ id, number, visaType, complexity, version, priority, deadline },
    client: client.name,
    isHeld: isHeld(one),
  };
}
