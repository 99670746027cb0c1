import type { Seniority } from '@/lib/assignment/core';
import type { AbsenceKind } from '@/lib/absences/schema';
import type { WorkloadBlock } from '@/lib/attorneys/workload-dto';

/*
 * How the codes about attorneys read on screen.
 */

export const SENIORITY_WORDS: Record<Seniority, string> = {
  junior: 'Junior',
  associate: 'Associate',
  senior: 'Senior',
  partner: 'Partner',
};

export const ABSENCE_WORDS: Record<AbsenceKind, string> = {
  vacation: 'Vacation',
  sick: 'Sick leave',
  parental: 'Parental leave',
  court: 'In court',
  training: 'Training',
  other: 'Other',
};

/** The kind of an absence; a code that we do not know stands for itself. */
export function absenceLabel(kind: string): string {
  return kind in ABSENCE_WORDS ? ABSENCE_WORDS[kind as AbsenceKind] : kind;
}

/** Why somebody takes no more cases, as the end of a sentence that begins with their name. */
export const BLOCK_WORDS: Record<WorkloadBlock, string> = {
  inactive: 'is not taking new cases',
  absent: 'is away, or soon will be',
  'at-capacity': 'is at capacity',
  'intake-rate': 'has had as many new cases this week as they take',
};

const INTERVAL_WORDS: Record<string, string> = {
  rules: 'By the rules',
  'by-hand': 'By hand',
  handoff: 'Handoff',
  closed: 'Closed',
  reopened: 'Reopened',
};

/** How an attorney came to a case, or why it left; an unknown code stands for itself. */
export function intervalReason(code: string): string {
  return INTERVAL_WORDS[code] ?? code;
}
