import type { IntakeQuestion } from '@/lib/contracts/intake-codes';

/** What someone has said of their case by ticking it, within a sentence. */
export const QUESTION_LABELS: Record<IntakeQuestion, string> = {
  'first-time': 'first application of this kind',
  'prior-denial': 'denied before',
  'rfe-history': 'was asked for more evidence before',
};
