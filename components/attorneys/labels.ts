import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { EndReason, StartReason } from '@/lib/contracts/case-codes';
import type { WorkloadBlock } from '@/lib/contracts/workload';
import { name, type Name } from '@/lib/wording/name';

/*
 * How the codes about attorneys read on screen.
 */

export const ABSENCE_NAMES: Readonly<Record<AbsenceKind, Name>> = {
  vacation: name('vacation'),
  sick: name('sick leave'),
  parental: name('parental leave'),
  court: name('in court'),
  training: name('training'),
  other: name('other'),
};

/** The kind of an absence. */
export function absenceLabel(kind: AbsenceKind): string {
  return ABSENCE_NAMES[kind].label;
}

/** Why someone takes no more cases, as the end of a sentence that begins with their name. */
export const BLOCK_LABELS: Record<WorkloadBlock, string> = {
  inactive: 'is not taking new cases',
  absent: 'is away, or soon will be',
  'at-capacity': 'is at capacity',
  'intake-rate': 'has had as many new cases this week as they take',
};

const INTERVAL_LABELS: Readonly<Record<StartReason | EndReason, string>> = {
  rules: 'By the rules',
  'by-hand': 'By hand',
  handoff: 'Handoff',
  closed: 'Closed',
  reopened: 'Reopened',
  imported: 'Brought in',
};

/** How an attorney came to a case, or why it left. */
export function intervalReason(code: StartReason | EndReason): string {
  return INTERVAL_LABELS[code];
}
