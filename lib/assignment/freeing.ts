import 'server-only';
import type { FreeingDto } from '@/lib/contracts/decision';
import { findFreeingChanges, type DecisionInput, type FreeingChange } from './core';

/** What would make each attorney able to take the case, by attorney id; see `findFreeingChanges`. */
export function freeingOf(input: DecisionInput): ReadonlyMap<string, FreeingDto[]> {
  const changes = findFreeingChanges(input);
  return new Map([...changes].map(([id, all]) => [id, all.map(freeingDto)]));
}

function freeingDto(change: FreeingChange): FreeingDto {
  if (change.kind !== 'present') return change;
  return {
    kind: 'present',
    startsAt: new Date(change.absence.startsAtMs).toISOString(),
    endsAt: new Date(change.absence.endsAtMs).toISOString(),
  };
}
