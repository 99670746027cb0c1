import {
  decide,
  isAbsent,
  utilization,
  whyNotChosen,
  type CaseFacts,
  type DecisionInput,
} from '@/lib/assignment/core';
import { evennessOf } from '@/lib/features/reports/evenness';
import type { MemoryFirm } from '@/lib/tools/simulation/memory-firm';
import { standingInRecord } from '@/lib/wording/record-standing';

/** The client's relationship attorney, else who had their most recent case; active and not away. */
export function presentOwnerOf(
  firm: MemoryFirm,
  { clientId, relationshipAttorneyId }: CaseFacts,
  atMs: number,
): string | null {
  const owners = [relationshipAttorneyId, firm.owners.get(clientId)];
  for (const id of owners) {
    const owner = id ? firm.state.attorneys.get(id) : null;
    if (owner?.active && !isAbsent(owner.absences, atMs)) return owner.id;
  }
  return null;
}

/** Jain's index of utilization over those who are present; null where no one is. */
export function evennessAt(firm: MemoryFirm, atMs: number): number | null {
  const shares = [...firm.state.attorneys.values()]
    .filter(({ active, absences }) => active && !isAbsent(absences, atMs))
    .map(({ loadPoints, capacity }) => utilization(loadPoints, capacity));
  return shares.length === 0 ? null : evennessOf(shares);
}

/**
 * Why a case does not go to this attorney but to that one, or to no one. Asked of the two of them
 * (and the client's own attorneys, whom continuity looks at) rather than of all: what tells the two
 * apart is the same. Null where no one is asked about, or where it does go to them.
 */
export function whyNot(
  input: DecisionInput,
  attorneyId: string | null | undefined,
  insteadId: string | null,
): string | null {
  if (attorneyId === null || attorneyId === undefined || attorneyId === insteadId) return null;
  const { lastAttorneyId, relationshipAttorneyId } = input.case;
  const asked = [attorneyId, insteadId, lastAttorneyId, relationshipAttorneyId];
  const candidates = input.candidates.filter(({ id }) => asked.includes(id));
  const standing = whyNotChosen(decide({ ...input, candidates }), attorneyId);
  return standing && standingInRecord(standing);
}
