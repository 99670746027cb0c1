import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '@/lib/shared/errors';
import { refuseError, refuseInput, typedValues } from './action-error';
import { AskFirst } from './ask-first';

describe('what a form is told', () => {
  it('repeats an expected failure with every field it names', () => {
    const error = new AppError('validation-failed', 'No.', [
      { path: 'name', message: 'a' },
      { path: 'name', message: 'b' },
      { path: 'client.email', message: 'c' },
    ]);
    expect(refuseError(error, { name: 'x' })).toEqual({
      status: 'error',
      message: 'No.',
      fieldErrors: { name: ['a', 'b'], 'client.email': ['c'] },
      values: { name: 'x' },
    });
  });

  it('is asked what the page had not shown, with the answer that a next press gives', () => {
    const question = { field: 'seenSchedule', value: 'an id', parts: [] };
    expect(refuseError(new AskFirst('Something else would end.', question), {})).toMatchObject({
      status: 'error',
      message: 'Something else would end.',
      question,
    });
  });

  it('tells nothing of an unexpected failure but the id it was logged under', () => {
    const { message, fieldErrors } = refuseError(new Error('connect ECONNREFUSED 10.0.0.7'), {});
    expect(message).not.toContain('ECONNREFUSED');
    expect(message).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(fieldErrors).toEqual({});
  });

  it('reports all wrong fields at once, nested ones with dots', () => {
    const schema = z.strictObject({ name: z.string(), client: z.object({ age: z.number() }) });
    const { error } = schema.safeParse({ client: {} });
    const refusal = error && refuseInput(error, {});
    expect(Object.keys(refusal?.fieldErrors ?? {})).toEqual(['name', 'client.age']);
  });

  it('gives back what was typed, but never a password', () => {
    const form = new FormData();
    form.append('email', 'ana@firm.example');
    form.append('password', 'secret');
    form.append('newPassword', 'secret');
    form.append('$ACTION_KEY', 'k');
    expect(typedValues(form)).toEqual({ email: 'ana@firm.example' });
  });
});
