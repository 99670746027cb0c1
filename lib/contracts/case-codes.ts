/*
 * What pages need of the services without the server that those bring along.
 */

/** For so long after a handoff it can be taken back; later it is handed off like any other time. */
export const WAY_BACK_MS = 10 * 60_000;

/** The note on a handoff that takes another one back. */
export const HAND_BACK_NOTE = 'Handed back right after the handoff.';

/** What of a case can be changed on its page, and is told apart when it has been. */
export const CHANGEABLE_FACTS = [
  'stage',
  'complexity',
  'visaType',
  'filingKind',
  'deadline',
  'priority',
  'notes',
] as const;

export const FILING_KINDS = ['cap', 'extension', 'transfer', 'amendment'] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

export const HANDOFF_REASONS = [
  'workload',
  'expertise',
  'absence',
  'conflict',
  'client-request',
  'departure',
  'other',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];
