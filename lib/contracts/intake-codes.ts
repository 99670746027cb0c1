/*
 * What the public page and the pages of a firm need of intake without the library of the schemas.
 */

/** The languages of the public page, the usual one first. */
export const INTAKE_LANGUAGES = ['en', 'es'] as const;
export type IntakeLanguage = (typeof INTAKE_LANGUAGES)[number];

/** The cookie in which a visitor's choice of a language is kept. */
export const LANGUAGE_COOKIE = 'evenhand.language';

/** Where a submission came in. */
export const INTAKE_SOURCES = ['page', 'lead'] as const;
export type IntakeSource = (typeof INTAKE_SOURCES)[number];

export const SUBMISSION_STATUSES = ['to-review', 'accepted', 'refused'] as const;
export type SubmissionStatus = (typeof SUBMISSION_STATUSES)[number];

/** Why a person is asked before a submission becomes a case. */
export const REVIEW_REASONS = ['firm-looks', 'not-sure', 'sent-before', 'deadline-passed'] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** What someone needs who cannot say it: a person finds out. */
export const NOT_SURE = 'not-sure';

/** Questions about a case, each answered by ticking it. */
export const INTAKE_QUESTIONS = ['first-time', 'prior-denial', 'rfe-history'] as const;
export type IntakeQuestion = (typeof INTAKE_QUESTIONS)[number];

export const MAX_FAMILY = 20;

/** The longest text of each field, for the page to stop at. */
export const INTAKE_LENGTHS = {
  name: 200,
  email: 254,
  phone: 40,
  company: 200,
  story: 4_000,
} as const;

/** What is wrong with a field of the public page; each language has its words. */
export const INTAKE_PROBLEMS = [
  'required',
  'too-long',
  'not-text',
  'email',
  'phone',
  'choice',
  'date',
  'past',
  'number',
  'consent',
] as const;
export type IntakeProblem = (typeof INTAKE_PROBLEMS)[number];

/** Why a submission as a whole was not taken. */
export const INTAKE_REFUSALS = [
  'fields',
  'proof-missing',
  'proof-expired',
  'too-many',
  'closed',
] as const;
export type IntakeRefusal = (typeof INTAKE_REFUSALS)[number];

/** Why an e-mail address was not confirmed, or no mail sent. */
export const CONFIRM_REFUSALS = ['too-many', 'nothing-to-confirm', 'dead'] as const;
export type ConfirmRefusal = (typeof CONFIRM_REFUSALS)[number];

/**
 * Which words of consent the public page has, in both languages. Whoever changes them gives them another
 * name, so that the record says to what each person agreed.
 */
export const CONSENT_VERSION = '2026-12';

/**
 * The field that people do not see, and must leave empty. Its name is of nothing that a browser or a
 * password manager knows of them: what those fill in is a person's.
 */
export const TRAP_FIELD = 'leaveEmpty';

/** The fields of a lead that a firm can give the names of its intake system. */
export const LEAD_FIELDS = [
  'name',
  'email',
  'phone',
  'company',
  'visaType',
  'deadline',
  'story',
  'language',
  'externalRef',
] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];
