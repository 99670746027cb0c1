import { describe, expect, it } from 'vitest';
import { intakeFormSchema } from './intake';

describe('each field of the page', () => {
  const good = {
    ...{ slug: 'firm', language: 'en', name: 'Luz Marina Peña', email: 'luz@example.com' },
    ...{ need: 'H-1B', questions: [], family: 0, consent: true },
  };
  const problems = (typed: Record<string, unknown>) => {
    const { error } = intakeFormSchema.safeParse({ ...good, ...typed });
    return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it.each([
    ['a mail’s head in a name', { name: 'Luz\r\nBcc: all@example.com' }, 'name: not-text'],
    ['NUL', { name: 'Luz\u0000' }, 'name: not-text'],
    ['writing that is turned around', { name: 'Luz \u202Egnp.exe' }, 'name: not-text'],
    ['a mark that hides', { company: 'Ac\u200Bme' }, 'company: not-text'],
    ['no name', { name: '  ' }, 'name: required'],
    ['a name without end', { name: 'x'.repeat(201) }, 'name: too-long'],
    ['a story without end', { story: 'x'.repeat(4_001) }, 'story: too-long'],
    ['no address', { email: 'luz@' }, 'email: email'],
    ['two addresses', { email: 'a@example.com, b@example.com' }, 'email: email'],
    ['a phone of letters', { phone: 'call me' }, 'phone: phone'],
    ['a need that is none', { need: 'B-2' }, 'need: choice'],
    ['a day that is none', { deadline: '2027-02-30' }, 'deadline: date'],
    ['a family without end', { family: 1e9 }, 'family: number'],
    ['no consent', { consent: false }, 'consent: consent'],
    ['a list for a name', { name: ['Luz'] }, 'name: not-text'],
  ])('says in a code what is wrong with %s', (_what, typed, problem) => {
    expect(problems(typed)).toEqual([problem]);
  });

  it('takes names and words of any language, and what looks like a formula as what it is', () => {
    expect(problems({ name: '=2+2', story: 'سلام\nनमस्ते\t你好' })).toEqual([]);
    expect(intakeFormSchema.parse({ ...good, name: ' Ñ ' }).name).toBe('Ñ');
  });
});
