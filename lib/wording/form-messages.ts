import type { z } from 'zod';
import { speaksToCallers } from '@/lib/shared/validation/fields';

/*
 * What is said at a form about an entry that its schema refused. Schemas speak to API callers, in
 * paths, codes and the value as JSON; a person sees the field's name and what to do.
 */

type Issue = z.core.$ZodIssue;

/** Names of fields where the path would not read well; the others go by their own last part. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  'client.name': 'Client',
  'client.email': 'Client’s e-mail',
  'client.company': 'Employer or company',
  'client.externalRef': 'Client’s reference',
  externalRef: 'Case reference',
  email: 'E-mail',
  currentPassword: 'Present password',
  maxComplexity: 'Highest complexity',
  intakePerWeek: 'New cases a week',
  position: 'Place on the roster',
  pausesOn: 'First day without new cases',
  startsOn: 'First day away',
  endsOn: 'Last day away',
  effectiveAt: 'Time',
  expiresOn: 'Last day',
  validFor: 'How long it works',
  scopes: 'What it may do',
  minExpertise: 'Level in the visa type',
  leaveLeadDays: 'Days before leave',
  leaveMinDays: 'Shortest leave that counts',
  fromComplexity: 'From complexity',
  minLevel: 'Level',
  minSeniority: 'Seniority',
  'override.reason': 'Reason for the override',
  toAttorneyId: 'Attorney',
  attorneyId: 'Attorney',
  coverAttorneyId: 'Cover',
  clientId: 'Client',
  memberId: 'Member',
};

/** What a field is called in a sentence. */
export function fieldName(path: readonly PropertyKey[]): string {
  const texts = path.map(String);
  const last = texts.findLast((text) => !/^\d+$/.test(text)) ?? 'This entry';
  const known = FIELD_NAMES[texts.join('.')] ?? FIELD_NAMES[last];
  if (known) return known;
  const words = last.replaceAll(/([a-z])([A-Z])/g, (_, end: string, start: string) => {
    return `${end} ${start.toLowerCase()}`;
  });
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The message on one refused entry, for the person who made it. What a schema says for people
 * already, such as a rule on passwords, stays as it is.
 */
export function formMessage(issue: Issue): string {
  if (!speaksToCallers(issue)) return issue.message;
  const name = fieldName(issue.path);
  if (isMissing(issue)) return `${name} is missing.`;
  switch (issue.code) {
    case 'invalid_type':
      return /int|number/.test(issue.expected)
        ? `${name} must be a ${issue.expected === 'int' ? 'whole ' : ''}number.`
        : `${name} cannot be this. Check it.`;
    case 'too_small':
      return issue.origin === 'string'
        ? `${name} needs at least ${issue.minimum} characters.`
        : `${name} must be at least ${issue.minimum}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `${name} may have at most ${issue.maximum} characters. Shorten it.`
        : `${name} must be at most ${issue.maximum}.`;
    case 'invalid_value':
      return `${name}: choose one from the list.`;
    case 'invalid_format':
      return `${name} ${FORMATS[issue.format] ?? 'is not written as it must be'}.`;
    default:
      return `${name} cannot be this. Check it.`;
  }
}

/** That what someone chose is not there any more, for the person who chose it. */
export function goneMessage(what: string, remedy = ''): string {
  return `There is no such ${what} any more: reload the page. ${remedy}`.trim();
}

const FORMATS: Readonly<Record<string, string>> = {
  email: 'must be an e-mail address such as name@example.com',
  uuid: 'must be chosen from the list',
  date: 'must be a day that exists',
  datetime: 'must be a day and a time',
};

function isMissing({ input, code, ...issue }: Issue): boolean {
  if (code === 'too_small') return 'minimum' in issue && issue.minimum === 1 && input === '';
  return input === undefined || input === null || input === '';
}
