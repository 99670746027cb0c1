import type { AnsweredHandoff, ReassignResult, InverseChange } from '@/lib/contracts/handoff';
import { stageLabel } from '@/components/cases/stages';
import type { Stage } from '@/lib/assignment/core';
import type { CaseDto } from '@/lib/contracts/case';
import type { CaseWithDecision } from '@/lib/contracts/decision';
import type { NoteDto } from '@/lib/contracts/note';

/** What a change of a case did, in one sentence. */
export function announceChange(changed: CaseDto, stage: Stage | undefined): string {
  const { number, status, attorney } = changed;
  if (stage === undefined) return `Case ${number} is saved.`;
  if (status === 'closed') return `Case ${number} is closed.`;
  if (status === 'waiting') return `Case ${number} is open again and waits for an attorney.`;
  const holder = attorney ? `, with ${attorney.name}` : '';
  return `Case ${number} is now in ${stageLabel(stage)}${holder}.`;
}

/** Who has the case now, in one sentence. */
export function announceAssignment({ number, attorney }: CaseWithDecision): string {
  return attorney
    ? `Case ${number} is now with ${attorney.name}.`
    : `Case ${number} goes on waiting: nobody is eligible now.`;
}

/** What became of a case whose conflict check was answered. */
export function announceConflictAnswer({ number, status, attorney }: CaseDto): string {
  if (status === 'closed') return `Case ${number} is closed and goes to nobody.`;
  return attorney
    ? `No conflict: case ${number} is now with ${attorney.name}.`
    : `No conflict: case ${number} waits until somebody can take it.`;
}

/** Who has the case now, or who has been asked to take it; and why it cannot be undone, if so. */
export function announceHandoff(result: ReassignResult, inverse: InverseChange): string {
  if (result.status === 'pending') {
    const { fromAttorney, toAttorney } = result.handoff;
    return `${toAttorney.name} has been asked; until then ${fromAttorney.name} keeps the case.`;
  }
  const { number, attorney } = result.case;
  const why = inverse.kind === 'none' && inverse.why ? ` ${inverse.why}` : '';
  return `Case ${number} is now with ${attorney?.name ?? 'nobody'}.${why}`;
}

/** What the answer to a handoff means for the case. */
export function announceAnswer({ case: answered }: AnsweredHandoff): string {
  const { number, attorney } = answered;
  return `Case ${number} is with ${attorney?.name ?? 'nobody'}.`;
}

/** That a note is kept, and who is told of it. */
export function announceNote({ mentions }: NoteDto): string {
  const names = new Intl.ListFormat('en').format(mentions.map(({ name }) => name));
  if (mentions.length === 0) return 'The note is added.';
  return `The note is added; ${names} ${mentions.length === 1 ? 'is' : 'are'} told.`;
}
