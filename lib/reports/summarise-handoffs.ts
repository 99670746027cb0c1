import { bounceReasons } from '@/lib/cases/bouncing';
import type {
  AttorneyReassignments,
  AttorneyRef,
  BouncingCase,
  ReassignmentReportDto,
} from './dto';
import type { CarriedOut, HeldRow, HolderRow } from './read-reassignments';

type Reasons = ReassignmentReportDto['reasons'];
type Matrix = ReassignmentReportDto['matrix'];

function roundTo2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Mean days that the former holders had held the cases; null without handoffs. */
export function meanDaysHeld(handoffs: readonly CarriedOut[]): number | null {
  if (handoffs.length === 0) return null;
  return roundTo2(handoffs.reduce((sum, { daysHeld }) => sum + daysHeld, 0) / handoffs.length);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}

/** Handoffs by reason, most frequent first. */
export function reasonsOf(handoffs: readonly CarriedOut[]): Reasons {
  return groupBy(handoffs, ({ reason }) => reason)
    .map(([reason, group]) => ({
      reason,
      handoffs: group.length,
      share: group.length / handoffs.length,
      meanDaysHeld: meanDaysHeld(group) ?? 0,
    }))
    .sort((a, b) => b.handoffs - a.handoffs || (a.reason < b.reason ? -1 : 1));
}

/** Who gave to whom, only pairs that occur, in roster order. */
export function matrixOf(
  handoffs: readonly CarriedOut[],
  attorneys: readonly AttorneyReassignments[],
): Matrix {
  const pairs = new Map(groupBy(handoffs, ({ fromId, toId }) => `${fromId} ${toId}`));
  return attorneys.flatMap(({ attorney: from }) =>
    attorneys.flatMap(({ attorney: to }) => {
      const group = pairs.get(`${from.id} ${to.id}`);
      if (!group) return [];
      return [{ from, to, handoffs: group.length, meanDaysHeld: meanDaysHeld(group) ?? 0 }];
    }),
  );
}

/** Cases held, given and taken per attorney, in roster order. */
export function attorneysOf(
  held: readonly HeldRow[],
  handoffs: readonly CarriedOut[],
): AttorneyReassignments[] {
  return held.map(({ id, name, casesHeld, casesHandedOut }) => ({
    attorney: { id, name },
    casesHeld,
    casesHandedOut,
    rate: casesHeld === 0 ? null : casesHandedOut / casesHeld,
    handedIn: handoffs.filter(({ toId }) => toId === id).length,
    handedOut: handoffs.filter(({ fromId }) => fromId === id).length,
  }));
}

/** The cases that are passed to and fro, most handoffs first. */
export function bouncingOf(holders: readonly HolderRow[]): BouncingCase[] {
  return groupBy(holders, ({ caseId }) => caseId)
    .flatMap(([, rows]) => bounceOf(rows))
    .sort((a, b) => b.handoffs - a.handoffs || a.number - b.number);
}

function bounceOf(rows: readonly HolderRow[]): BouncingCase[] {
  const [first] = rows;
  const handoffs = rows.filter(({ isHandoff }) => isHandoff).length;
  const reasons = bounceReasons(
    rows.map(({ holderId }) => holderId),
    handoffs,
  );
  if (!first || reasons.length === 0) return [];
  const { caseId, number, clientId, clientName } = first;
  const holders: AttorneyRef[] = rows
    .filter((row, index) => row.holderId !== rows[index - 1]?.holderId)
    .map(({ holderId, holderName }) => ({ id: holderId, name: holderName }));
  const client = { id: clientId, name: clientName };
  return [{ id: caseId, number, client, handoffs, holders, reasons }];
}
