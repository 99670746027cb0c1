/** What someone is told whom the server has no time for; a page knows the refusal by it. */
export const BUSY_LABELS =
  'Very many people are signing in at this moment. Try again in a few seconds.';
