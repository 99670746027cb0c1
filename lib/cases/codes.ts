/*
 * What pages need of the services without the server that those bring along.
 */

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
