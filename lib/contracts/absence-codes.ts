/*
 * The closed lists of codes around absences and covers, without schemas.
 */

export const ABSENCE_KINDS = [
  'vacation',
  'sick',
  'parental',
  'court',
  'training',
  'other',
] as const;
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export const ABSENCE_STATUSES = ['upcoming', 'current', 'over', 'cancelled'] as const;

export const COVER_STATUSES = ['planned', 'active', 'returned', 'kept', 'ended'] as const;
export type CoverStatus = (typeof COVER_STATUSES)[number];

export const COVER_END_REASONS = [
  'withdrawn',
  'absence-cancelled',
  'absence-over',
  'deadline-outside',
  'case-closed',
  'case-moved',
  'taken-over',
  'kept-by-choice',
  'holder-cannot',
  'departure',
] as const;
export type CoverEndReason = (typeof COVER_END_REASONS)[number];

/** What can be done to an absence or its covers and be undone. */
export const ABSENCE_ACTS = [
  'recorded',
  'changed',
  'cancelled',
  'covers-planned',
  'cover-kept',
] as const;
export type AbsenceActKind = (typeof ABSENCE_ACTS)[number];
