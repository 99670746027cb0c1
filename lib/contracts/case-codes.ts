/*
 * The closed lists of codes around a case, beside those of the core. Without schemas, so that what
 * runs in the browser can take them.
 */

/** For so long after a handoff it can be taken back; later it is handed off like any other time. */
export const UNDO_WINDOW_MS = 10 * 60_000;

/** The note on a handoff that takes another one back. */
export const HAND_BACK_NOTE = 'Handed back right after the handoff.';

export const CASE_STATUSES = ['assigned', 'waiting', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** What of a case can be changed on its page, and is told apart when it has been. */
export const CHANGEABLE_FACTS = [
  'stage',
  'complexity',
  'visaType',
  'filingKind',
  'deadline',
  'priority',
] as const;
export type ChangeableFact = (typeof CHANGEABLE_FACTS)[number];

/** What the case list can be narrowed to: a status, or every case that is not closed. */
export const STATUS_FILTERS = ['open', ...CASE_STATUSES] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

/** Orders of the case list. Cases without a deadline come last in both deadline orders. */
export const CASE_SORTS = [
  'newest',
  'oldest',
  'number-asc',
  'number-desc',
  'deadline-asc',
  'deadline-desc',
  'complexity-asc',
  'complexity-desc',
] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export const FILING_KINDS = ['cap', 'extension', 'transfer', 'amendment'] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

/** Where a likely conflict of interest stands: no one gets the case unless it is clear. */
export const CONFLICT_CHECKS = ['open', 'clear', 'refused'] as const;
export type ConflictState = (typeof CONFLICT_CHECKS)[number];

/** What a person says of a likely conflict: there is none, or the case is not taken on. */
export const CONFLICT_ANSWERS = ['clear', 'refused'] as const;
export type ConflictAnswer = (typeof CONFLICT_ANSWERS)[number];

/** Which party of a case a likely hit is about. */
export const PARTY_ROLES = ['client', 'company', 'other'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

/** How an attorney came to hold a case. */
export const START_REASONS = ['rules', 'by-hand', 'handoff', 'reopened', 'imported'] as const;
export type StartReason = (typeof START_REASONS)[number];

/** Why an attorney holds it no more. */
export const END_REASONS = ['handoff', 'closed'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What made a decision necessary. */
export const DECISION_CAUSES = ['arrival', 'drain', 'by-hand', 'handoff', 'rerun'] as const;
export type DecisionCause = (typeof DECISION_CAUSES)[number];

/** Why two names are alike, from the plainest reason to the weakest. */
export const LIKENESS_REASONS = ['same', 'transliteration', 'spelling', 'partial'] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

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

export const HANDOFF_STATUSES = [
  'pending',
  'accepted',
  'declined',
  'withdrawn',
  'expired',
  'done',
] as const;
export type HandoffStatus = (typeof HANDOFF_STATUSES)[number];

/** What is to be weighed before a case is handed off; it forbids nothing. */
export const HANDOFF_WARNINGS = [
  'returned',
  'held-before',
  'many-handoffs',
  'deadline-in-leave',
  'nearly-full',
] as const;

/** The kinds of changes to an attorney of which each alone would make them able to take a case. */
export const FREEING_KINDS = [
  'room',
  'intake',
  'present',
  'active',
  'own-maximum',
  'level',
  'seniority',
] as const;
export type FreeingKind = (typeof FREEING_KINDS)[number];

/** What has to be done before an attorney is on record with the agency, in this order. */
export const RECORD_STEPS = ['g28-signed', 'client-informed', 'filed'] as const;
export type RecordStep = (typeof RECORD_STEPS)[number];

/** Without these no one is on record; when the agency hears of it depends on the filing. */
export const REQUIRED_STEPS: readonly RecordStep[] = ['g28-signed', 'client-informed'];

export const RECORD_STATUSES = ['open', 'completed', 'cancelled'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];
