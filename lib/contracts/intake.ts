import { z } from 'zod';
import { VISA_TYPES } from '@/lib/assignment/core';
import { flagField, idField, versionField } from '@/lib/shared/validation/fields';
import { isPlainText } from '@/lib/shared/validation/plain-text';
import {
  INTAKE_LANGUAGES,
  INTAKE_LENGTHS,
  INTAKE_QUESTIONS,
  LEAD_FIELDS,
  MAX_FAMILY,
  NOT_SURE,
  TRAP_FIELD,
  type IntakeProblem,
} from './intake-codes';

/*
 * What the public page sends. Its messages are codes: the page has the words, in the visitor's
 * language.
 */

const problem = (code: IntakeProblem) => ({ error: code });

/** One line or several: no control characters, no marks that turn the writing around. */
function text(max: number, lines: 'one-line' | 'lines' = 'one-line') {
  return z
    .string({ error: ({ input }) => (input === undefined ? 'required' : 'not-text') })
    .trim()
    .max(max, problem('too-long'))
    .refine((value) => isPlainText(value, lines), problem('not-text'));
}

const required = (max: number) => text(max).min(1, problem('required'));
const optional = (max: number, lines?: 'lines') =>
  text(max, lines)
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null);

const emailOf = text(INTAKE_LENGTHS.email)
  .min(1, problem('required'))
  .toLowerCase()
  .check(z.email(problem('email')));

const PHONE = /^[+0-9(][0-9 ()./-]{4,38}[0-9)]$/;

/** What someone sends who comes to a firm by its public page. */
export const intakeFormSchema = z.strictObject({
  slug: z.string().max(100),
  language: z.enum(INTAKE_LANGUAGES),
  name: required(INTAKE_LENGTHS.name),
  email: emailOf,
  phone: text(INTAKE_LENGTHS.phone)
    .refine((value) => value === '' || PHONE.test(value), problem('phone'))
    .transform((value) => value || null)
    .nullish()
    .transform((value) => value ?? null),
  company: optional(INTAKE_LENGTHS.company),
  need: z.enum([NOT_SURE, ...VISA_TYPES], {
    error: ({ input }) => (input === undefined || input === '' ? 'required' : 'choice'),
  }),
  story: optional(INTAKE_LENGTHS.story, 'lines'),
  questions: z.array(z.enum(INTAKE_QUESTIONS, problem('choice'))).max(INTAKE_QUESTIONS.length),
  family: z.int(problem('number')).min(0, problem('number')).max(MAX_FAMILY, problem('number')),
  deadline: z.iso
    .date(problem('date'))
    .nullish()
    .transform((value) => value ?? null),
  consent: z.boolean().refine((agreed) => agreed, problem('consent')),
  [TRAP_FIELD]: z.string().optional(),
  proof: z.string().max(4_000).optional(),
});
export type IntakeForm = z.output<typeof intakeFormSchema>;

const MAX_ORIGINS = 10;

/** An origin as browsers compare it: scheme, host, port. */
const originField = z.string().transform((typed, context) => {
  const origin = originOf(typed);
  if (origin !== null) return origin;
  context.addIssue({
    code: 'custom',
    message: `${JSON.stringify(typed.slice(0, 80))} is no address of a website. Write it like https://www.firm.example, one a line.`,
    input: typed,
  });
  return z.NEVER;
});

/**
 * `https://www.firm.example/contact` is of the origin `https://www.firm.example`; null for what has none.
 * Over http whoever sits on the way writes the page around ours: only this machine itself is exempt.
 */
export function originOf(typed: string): string | null {
  const text = typed.trim();
  if (text.length > 200 || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { origin, hostname, username, password, protocol } = new URL(text);
  if (protocol !== 'https:' && hostname !== 'localhost') return null;
  const isWritable = /^[a-z0-9.-]+$|^\[[0-9a-f:.]+\]$/.test(hostname);
  return isWritable && username === '' && password === '' ? origin : null;
}

const welcome = (label: string) =>
  z
    .string()
    .trim()
    .max(1_000, { error: `${label} may have at most 1,000 characters. Shorten it.` })
    .refine((value) => isPlainText(value, 'lines'), {
      error: `${label} holds characters that cannot be shown, such as marks that turn the writing around. Type it anew.`,
    })
    .default('');

/** What a firm settles of intake, as its form sends it. */
export const intakeSettingsSchema = z.strictObject({
  version: versionField(),
  isOn: flagField('Whether intake is on'),
  reviewsAll: flagField('Whether a person looks first'),
  frameOrigins: z
    .string()
    .max(2_500, { error: 'The websites may have at most 2,500 characters.' })
    .default('')
    .transform((lines) => lines.split('\n').filter((line) => line.trim() !== ''))
    .pipe(
      z.array(originField).max(MAX_ORIGINS, {
        error: `At most ${MAX_ORIGINS} websites can show the form. Take some out.`,
      }),
    )
    .transform((origins) => [...new Set(origins)]),
  welcomeEn: welcome('The words in English'),
  welcomeEs: welcome('The words in Spanish'),
  leadFields: z
    .partialRecord(z.enum(LEAD_FIELDS), z.string().trim().max(100))
    .default({})
    .transform((names) =>
      Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')),
    )
    .refine((names) => new Set(Object.values(names)).size === Object.keys(names).length, {
      error: 'Two fields have the same name. Give each its own.',
    }),
});
export type IntakeSettingsInput = z.input<typeof intakeSettingsSchema>;

const submissionId = idField('The submission');

export const acceptSubmissionSchema = z.strictObject({
  submissionId,
  visaType: z.enum(VISA_TYPES, { error: 'Choose what the case is.' }),
  /** A client of the firm whose case it is; without one it is a new client's. */
  clientId: idField('The client').optional(),
});
export type AcceptSubmissionInput = z.input<typeof acceptSubmissionSchema>;

export const refuseSubmissionSchema = z.strictObject({ submissionId });
export const revokeStatusLinkSchema = z.strictObject({ submissionId });

/** A visitor's link: what it is made of shows when it is read. */
const linkToken = z.string().max(200);
export const askToConfirmSchema = z.strictObject({ token: linkToken });
export const confirmEmailSchema = z.strictObject({ token: linkToken });
export const leadsKeySchema = z.strictObject({});
