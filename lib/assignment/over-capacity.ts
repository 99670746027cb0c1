import 'server-only';
import { notificationFor, type NewNotification } from '@/lib/platform/notifications/notification';
import type { ManagerNotification } from '@/lib/platform/notifications/insert-for-managers';
import type { AttorneySnapshot } from './load-firm';
import type { Roster } from './roster';
import type { WrittenRows } from './written-rows';

/** Someone who carries more than their capacity since this transaction, with a key of its own. */
interface OverCapacity {
  readonly attorney: AttorneySnapshot;
  readonly key: string;
}

interface OverCapacityContext {
  readonly firmId: string;
  readonly at: Date;
  readonly roster: Roster;
}

/**
 * Who is over capacity by what a transaction did, and was not before: by hand, by a case that is active again,
 * or because the capacity is lower. What a firm brings along when it comes here is said in its import.
 */
export function newlyOver(
  { newAssignments }: WrittenRows,
  { roster, at }: OverCapacityContext,
): OverCapacity[] {
  if (newAssignments.some(({ startReason }) => startReason === 'imported')) return [];
  return roster
    .changes()
    .filter(({ before, after }) => after.active && isOver(after) && !isOver(before))
    .map(({ after }) => ({
      attorney: after,
      key: `capacity:${after.id}:${at.toISOString()}`,
    }));
}

const isOver = ({ activeCases, capacity }: AttorneySnapshot) => activeCases > capacity;

/** What the managers are told of it. */
export function managersOfLoad(over: OverCapacity): ManagerNotification {
  const { name, memberId } = over.attorney;
  const message = { kind: 'over-capacity' as const, key: over.key, facts: factsOf(over, name) };
  return { message, exceptMemberIds: memberId ? [memberId] : [] };
}

/** What the attorney is told of it. */
export function aboutOwnLoad(
  context: OverCapacityContext,
  over: OverCapacity,
): NewNotification | null {
  const { memberId } = over.attorney;
  if (!memberId) return null;
  const facts = factsOf(over, null);
  return notificationFor(context, memberId, { kind: 'over-capacity', key: over.key, facts });
}

function factsOf({ attorney }: OverCapacity, name: string | null) {
  const { id: attorneyId, activeCases, capacity } = attorney;
  return { attorneyId, attorney: name, activeCases, capacity };
}
