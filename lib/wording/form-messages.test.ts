import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  choiceField,
  dateField,
  emailField,
  flagField,
  FORM_READING,
  idField,
  instantField,
  integerField,
  levelField,
  optionalTextField,
  textField,
  timeZoneField,
} from '@/lib/shared/validation/fields';
import { assignCaseFormSchema, openCaseFormSchema } from '@/lib/contracts/case-forms';
import { formMessage, goneMessage } from './form-messages';

function told(schema: z.ZodType, input: unknown): string[] {
  const parsed = schema.safeParse(input, FORM_READING);
  return parsed.error?.issues.map(formMessage) ?? [];
}

test.each([
  [integerField('Capacity', 1, 100), 'capacity', -3, 'Capacity must be at least 1.'],
  [integerField('Capacity', 1, 100), 'capacity', 200, 'Capacity must be at most 100.'],
  [integerField('Capacity', 1, 100), 'capacity', 'many', 'Capacity must be a number.'],
  [integerField('Capacity', 1, 100), 'capacity', 2.5, 'Capacity must be a whole number.'],
  [textField('Name', 200), 'name', undefined, 'Name is missing.'],
  [textField('Name', 200), 'name', '  ', 'Name is missing.'],
  [textField('Name', 3), 'name', 'Ada Brook', 'Name may have at most 3 characters. Shorten it.'],
  [
    choiceField('Seniority', ['junior', 'senior']),
    'minSeniority',
    'x',
    'Seniority: choose one from the list.',
  ],
  [levelField('Level'), 'H-1B', 7, 'H-1B: choose one from the list.'],
  [dateField('startsOn'), 'startsOn', '2026-02-31', 'First day away must be a day that exists.'],
  [dateField('startsOn'), 'startsOn', undefined, 'First day away is missing.'],
  [instantField('effectiveAt'), 'effectiveAt', 'soon', 'Time must be a day and a time.'],
  [dateField('pausesOn'), 'pausesOn', undefined, 'First day without new cases is missing.'],
  [integerField('x', 0, 90), 'leaveLeadDays', 91, 'Days before leave must be at most 90.'],
  [
    emailField('E-mail'),
    'email',
    'ada',
    'E-mail must be an e-mail address such as name@example.com.',
  ],
  [idField('Attorney'), 'attorneyId', 'x', 'Attorney must be chosen from the list.'],
  [flagField('Active'), 'active', 'x', 'Active cannot be this. Check it.'],
  [timeZoneField('Time zone'), 'timeZone', 'Mars', 'Time zone cannot be this. Check it.'],
])('what a form says names the field and the remedy: %#', (field, path, value, message) => {
  expect(told(z.object({ [path]: field }), { [path]: value })).toEqual([message]);
});

test('what a schema says for people already stays as it is', () => {
  const rule = z.string().min(12, 'Use at least 12 characters, such as a few words.');
  expect(told(rule, 'short')).toEqual(['Use at least 12 characters, such as a few words.']);
});

test('what no schema words is said in words of the form', () => {
  expect(told(z.strictObject({ name: z.string() }), { name: 5, luck: 1 })).toEqual([
    'Name cannot be this. Check it.',
    'This entry cannot be this. Check it.',
  ]);
});

test('no entry is answered by a path, a type, a code or itself', () => {
  const schema = z.strictObject({
    client: z.object({ name: textField('client.name', 5) }),
    visaType: choiceField('visaType', ['H-1B']),
    thresholds: z.array(z.object({ fromComplexity: integerField('fromComplexity', 1, 10) })),
    note: optionalTextField('Note', 3),
    attorneyId: idField('attorneyId'),
    at: instantField('receivedAt'),
  });
  const wrong = {
    client: { name: 'far too long' },
    visaType: 'B-2',
    thresholds: [{ fromComplexity: -3 }],
    note: 'long',
    attorneyId: 'nobody',
    at: 'never',
  };
  const messages = told(schema, wrong);
  expect(messages).toHaveLength(6);
  for (const message of messages) {
    expect(message).not.toMatch(/\bgot\b|UUID|ISO|[a-z][A-Z]|-3|B-2|nobody|\w\.\w/);
  }
});

test('what is not there any more is said to a person without its id', () => {
  expect(goneMessage('attorney', 'Choose one of the roster.')).toBe(
    'There is no such attorney any more: reload the page. Choose one of the roster.',
  );
  expect(goneMessage('case')).toBe('There is no such case any more: reload the page.');
});

test('says in people’s words what is missing or wrong in a form', () => {
  const client = { name: '', email: 'not an address', company: '', externalRef: '' };
  expect(told(openCaseFormSchema, { client, visaType: 'TN' })).toEqual([
    'Client is missing.',
    'Client’s e-mail must be an e-mail address such as name@example.com.',
  ]);
  const caseId = '0190e7a0-0000-7000-8000-000000000001';
  expect(told(assignCaseFormSchema, { caseId, override: { reason: ' ' } })).toEqual([
    'Reason for the override is missing.',
  ]);
});
