/** Longest period of an attorney's history, in months. */
export const MAX_HISTORY_MONTHS = 36;
