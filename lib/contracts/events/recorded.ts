import type { EventKind } from './catalogue';

/**
 * What an act leaves in the audit trail whenever it changes something: one at least of these kinds.
 * What follows from it, such as cases that are placed because there is room now, is not named. An act
 * that leaves nothing there says why.
 */
export type Recorded = readonly [EventKind, ...EventKind[]] | { readonly nothing: string };
