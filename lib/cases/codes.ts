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
