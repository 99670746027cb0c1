import type { AbsenceKind } from '@/lib/contracts/absence-codes';
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

/** The kind of an absence; a code that we do not know stands for itself. */
export function absenceLabel(kind: string): string {
  return kind in ABSENCE_NAMES ? ABSENCE_NAMES[kind as AbsenceKind].label : kind;
}

/** Why someone takes no more cases, as the end of a sentence that begins with their name. */
export const BLOCK_LABELS: Record<WorkloadBlock, string> = {
  inactive: 'is not taking new cases',
  absent: 'is away, or soon will be',
  'at-capacity': 'is at capacity',
  'intake-rate': 'has had as many new cases this week as they take',
};

const INTERVAL_LABELS: Record<string, string> = {
  rules: 'By the rules',
  'by-hand': 'By hand',
  handoff: 'Handoff',
  closed: 'Closed',
  reopened: 'Reopened',
  imported: 'Brought in',
};

/** How an attorney came to a case, or why it left; an unknown code stands for itself. */
export function intervalReason(code: string): string {
  return INTERVAL_LABELS[code] ?? code;
}
