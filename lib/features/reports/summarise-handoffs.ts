import { bounceReasons, type BounceReason } from '@/lib/contracts/bouncing';
import type { AttorneyReassignments, ReassignmentReportDto } from '@/lib/contracts/report';
import type {
  HandoffCount,
  HeldRow,
  PairCount,
  PassedCase,
  ReasonCount,
} from './read-reassignments';

type Reasons = ReassignmentReportDto['reasons'];
type Matrix = ReassignmentReportDto['matrix'];

function roundTo2(value: number): number {
  return Math.round(value * 100) / 100;
}

export function handoffsIn(counts: readonly HandoffCount[]): number {
  return counts.reduce((sum, { handoffs }) => sum + handoffs, 0);
}

/** Mean days that the former holders had held the cases; null without handoffs. */
export function meanDaysHeld(counts: readonly HandoffCount[]): number | null {
  const handoffs = handoffsIn(counts);
  if (handoffs === 0) return null;
  return roundTo2(counts.reduce((sum, { daysHeld }) => sum + daysHeld, 0) / handoffs);
}

/** Handoffs by reason, most frequent first. */
export function reasonsOf(reasons: readonly ReasonCount[]): Reasons {
  const all = handoffsIn(reasons);
  return reasons
    .map((count) => ({
      reason: count.reason,
      handoffs: count.handoffs,
      share: count.handoffs / all,
      meanDaysHeld: meanDaysHeld([count]) ?? 0,
    }))
    .sort((a, b) => b.handoffs - a.handoffs || (a.reason < b.reason ? -1 : 1));
}

/** Who gave to whom, only pairs that occur, in roster order. */
export function matrixOf(
  pairs: readonly PairCount[],
  attorneys: readonly AttorneyReassignments[],
): Matrix {
  const counts = new Map(pairs.map((pair) => [`${pair.fromId} ${pair.toId}`, pair]));
  return attorneys.flatMap(({ attorney: from }) =>
    attorneys.flatMap(({ attorney: to }) => {
      const count = counts.get(`${from.id} ${to.id}`);
      if (!count) return [];
      return [{ from, to, handoffs: count.handoffs, meanDaysHeld: meanDaysHeld([count]) ?? 0 }];
    }),
  );
}

/** Cases held, given and taken per attorney, in roster order. */
export function attorneysOf(
  held: readonly HeldRow[],
  pairs: readonly PairCount[],
): AttorneyReassignments[] {
  const ofAttorney = (side: 'fromId' | 'toId', id: string) =>
    handoffsIn(pairs.filter((pair) => pair[side] === id));
  return held.map(({ id, name, casesHeld, casesHandedOut }) => ({
    attorney: { id, name },
    casesHeld,
    casesHandedOut,
    rate: casesHeld === 0 ? null : casesHandedOut / casesHeld,
    handedIn: ofAttorney('toId', id),
    handedOut: ofAttorney('fromId', id),
  }));
}

/** A case that is passed to and fro, before its people are named. */
export interface Bounce {
  readonly id: string;
  readonly number: number;
  readonly handoffs: number;
  /** Who held it, from the first one on; the person who held it twice in a row stands once. */
  readonly holderIds: readonly string[];
  readonly reasons: BounceReason[];
}

/** The cases that are passed to and fro, most handoffs first. */
export function bouncesIn(passed: readonly PassedCase[]): Bounce[] {
  return passed
    .flatMap(({ id, number, holderIds, handoffs }) => {
      const reasons = bounceReasons(holderIds, handoffs);
      const inOrder = holderIds.filter((holder, place) => holder !== holderIds[place - 1]);
      return reasons.length === 0 ? [] : [{ id, number, handoffs, holderIds: inOrder, reasons }];
    })
    .sort((a, b) => b.handoffs - a.handoffs || a.number - b.number);
}
