import { z } from 'zod';
import { LEVELS } from '@/lib/assignment/core';

/**
 * The building blocks of every input schema: one message per field that names the value that was
 * refused and says what would be accepted.
 */

const SHOWN_LENGTH = 60;

/** The refused value as people typed it, cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

/** An issue while its message is made; what is set on it stays with it. */
type Raw = { readonly input?: unknown };

const CALLERS = 'callers';

/**
 * A message for API callers: it repeats the value, or names types and formats. Its issue is marked, so
 * that a form says the same in words of its own.
 */
export function forCallers(message: (issue: Raw) => string): (issue: Raw) => string {
  return (issue) => {
    Object.assign(issue, { audience: CALLERS });
    return message(issue);
  };
}

/** Whether the message of an issue is for API callers. */
export function speaksToCallers(issue: object): boolean {
  return 'audience' in issue && issue.audience === CALLERS;
}

/** How a form reads its fields: what no schema words is worded by the library, for API callers. */
export const FORM_READING = {
  reportInput: true,
  error: (issue: Raw): undefined => {
    Object.assign(issue, { audience: CALLERS });
  },
};

function complaint(label: string, expected: string): (issue: Raw) => string {
  return forCallers(({ input }) =>
    input === undefined || input === ''
      ? `${label} is required: ${expected}.`
      : `${label} must be ${expected}; got ${shown(input)}.`,
  );
}

/** A whole number between two bounds, both allowed. */
export function integerField(label: string, min: number, max: number) {
  const error = complaint(label, `a whole number from ${min} to ${max}`);
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** An expertise level: 0 none, 1 can handle, 2 experienced, 3 expert. */
export function levelField(label: string) {
  return z.literal(LEVELS, { error: complaint(label, 'a level from 0 (none) to 3 (expert)') });
}

function trimmed(label: string, maxLength: number, expected: string) {
  const tooLong = forCallers(({ input }) => {
    const length = typeof input === 'string' ? input.length : 0;
    return `${label} may have at most ${maxLength} characters; got ${length}. Shorten it.`;
  });
  return z
    .string({ error: complaint(label, expected) })
    .trim()
    .max(maxLength, { error: tooLong })
    .refine((text) => !text.includes('\u0000'), {
      error: `${label} contains a NUL character, which cannot be stored. Remove it.`,
    });
}

/** Trimmed text of at least one and at most `maxLength` characters. */
export function textField(label: string, maxLength: number) {
  return trimmed(label, maxLength, 'a text').min(1, {
    error: forCallers(() => `${label} is required: it must not be empty.`),
  });
}

/** Text that may be left out or emptied; an empty text is null. */
export function optionalTextField(label: string, maxLength: number) {
  return trimmed(label, maxLength, 'a text or null')
    .transform((text) => (text === '' ? null : text))
    .nullish();
}

/** What a list is searched by. */
export function queryField() {
  return trimmed('q', 200, 'a text');
}

/** A field that may be left out or emptied; an empty text takes the value away. */
export function emptiable<T extends z.ZodType>(field: T) {
  const emptyIsNull = (value: unknown) =>
    typeof value === 'string' && value.trim() === '' ? null : value;
  return z.preprocess(emptyIsNull, field.nullable()).nullish();
}

/** One of a closed list of codes, which the message repeats. */
export function choiceField<const T extends readonly [string, ...string[]]>(
  label: string,
  choices: T,
) {
  return z.enum(choices, { error: complaint(label, `one of ${choices.join(', ')}`) });
}

/** An object whose keys come from a closed list, any of which may be left out. */
export function recordField<const K extends readonly [string, ...string[]], V extends z.ZodType>(
  label: string,
  what: string,
  keys: K,
  value: V,
) {
  const noObject = forCallers(
    ({ input }) => `${label} must be an object of ${what} → value; got ${shown(input)}.`,
  );
  return z.partialRecord(z.enum(keys), value, {
    error: (issue) => {
      // The types of partialRecord do not list the issue of unknown keys that it raises.
      const unknownKeys: unknown = 'keys' in issue ? issue.keys : null;
      if (!Array.isArray(unknownKeys)) {
        return noObject(issue);
      }
      const unknown = unknownKeys.map(shown).join(', ');
      return `${label}: there is no ${what} ${unknown}. The known ones are ${keys.join(', ')}.`;
    },
  });
}

/** True or false. */
export function flagField(label: string) {
  return z.boolean({ error: complaint(label, 'true or false') });
}

/** A calendar day that exists, as `YYYY-MM-DD`. */
export function dateField(label: string) {
  return z.iso.date({ error: complaint(label, 'a day that exists, written YYYY-MM-DD') });
}

/** An instant with its offset, such as 2027-03-01T08:00:00-05:00. */
export function instantField(label: string) {
  return z.iso.datetime({
    offset: true,
    error: complaint(label, 'an ISO 8601 time with offset such as 2027-03-01T08:00:00-05:00'),
  });
}

/** An e-mail address, trimmed and in lower case, so that it compares equal however it was typed. */
export function emailField(label: string) {
  const error = complaint(label, 'an e-mail address such as name@example.com');
  return z.string({ error }).trim().toLowerCase().max(254, { error }).check(z.email({ error }));
}

/** An id. A text that is no id is refused like one that belongs to no one. */
export function idField(label: string) {
  return z.uuid({ error: complaint(label, 'an id as this product gives them (a UUID)') });
}

/** A time zone of the IANA database that this machine knows, such as America/New_York. */
export function timeZoneField(label: string) {
  const error = complaint(label, 'an IANA time zone such as America/New_York');
  return z.string({ error }).trim().refine(isKnownTimeZone, { error });
}

function isKnownTimeZone(name: string): boolean {
  // Bare offsets would pass Intl, but they know no daylight saving time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The version that the caller last read; a stale one is refused. */
export function versionField() {
  return integerField('version', 1, 2_147_483_647);
}
