/** Of a file that is sent; a request of a member may have a megabyte. */
export const MAX_FILE_BYTES = 900_000;

/** Whether a calendar on the internet is read; it is stopped after days of failing. */
export const SOURCE_STATES = ['on', 'stopped'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];
