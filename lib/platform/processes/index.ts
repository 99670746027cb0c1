import 'server-only';

/** What the processes of one installation agree on (decision 0092). */
export { isOneOfMany, line } from './line';
export type { Change } from './messages';
export { shareOf } from './share-of';
export { takePlace, type Place } from './take-place';
