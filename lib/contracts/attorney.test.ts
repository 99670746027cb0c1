import { describe, expect, test } from 'vitest';
import { readInput } from '@/lib/shared/validation/parse-input';
import { changeAttorneySchema, createAttorneySchema } from './attorney';

function problemsOf(input: object): Record<string, string> {
  const attorney = { name: 'Ada', email: 'ada@firm.example', ...input };
  const { refused } = readInput(createAttorneySchema, attorney);
  return Object.fromEntries((refused ?? []).map(({ path, message }) => [path, message]));
}

describe('a new attorney', () => {
  test('needs a name and an e-mail address, everything else has a default', () => {
    const attorney = createAttorneySchema.parse({ name: ' Ada ', email: ' ADA@Firm.example ' });
    expect(attorney).toEqual({
      name: 'Ada',
      email: 'ada@firm.example',
      seniority: 'associate',
      capacity: 20,
      maxComplexity: null,
      intakePerWeek: null,
      active: true,
      memberId: null,
      expertise: {},
    });
  });

  test('may have an emoji or right-to-left letters in the name', () => {
    expect(problemsOf({ name: 'מרים כהן 🦉' })).toEqual({});
  });

  test.each([
    ['name', '   '],
    ['name', 'x'.repeat(201)],
    ['name', 'a\u0000b'],
    ['email', 'nobody'],
    ['seniority', 'boss'],
    ['capacity', 0],
    ['capacity', 101],
    ['capacity', 'high'],
    ['capacity', 20.5],
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', '+02:00'],
    ['maxComplexity', 11],
    ['active', 'yes'],
    ['memberId', 'somebody'],
    ['expertise.TN', { TN: 4 }, 'expertise'],
    ['expertise.H-9', { 'H-9': 1 }, 'expertise'],
    ['shoeSize', 44],
  ])('is refused for a wrong %s (%j)', (path, value, field = path) => {
    expect(Object.keys(problemsOf({ [field]: value }))).toEqual([path]);
  });

  test('is told the known visa types where one is unknown', () => {
    expect(problemsOf({ expertise: { 'H-9': 1 } })['expertise.H-9']).toContain('H-1B, L-1A');
  });

  test('is told the value that was refused and what would do', () => {
    expect(problemsOf({ capacity: 'high' })).toEqual({
      capacity: 'Capacity must be a whole number from 1 to 100; got "high".',
    });
  });
});

test('a change carries only what it names: no default slips in', () => {
  expect(changeAttorneySchema.parse({ capacity: 5 })).toEqual({ capacity: 5 });
  expect(changeAttorneySchema.parse({})).toEqual({});
});
