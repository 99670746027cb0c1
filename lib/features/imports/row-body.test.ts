import { describe, expect, test } from 'vitest';
import { bodyOf, isNoDay } from './row-body';

describe('a row', () => {
  test('becomes the body of the API call, with the client’s fields inside', () => {
    const row = {
      clientName: ' ليلى 🌿 ',
      clientEmail: 'x@y.example',
      visaType: 'H-1B',
      complexity: '7',
    };
    expect(bodyOf('cases', row)).toEqual({
      client: { name: 'ليلى 🌿', email: 'x@y.example' },
      visaType: 'H-1B',
      complexity: 7,
    });
  });

  test('leaves empty cells out, but never a required field', () => {
    expect(bodyOf('cases', { clientName: '', visaType: '', deadline: ' ' })).toEqual({
      client: { name: '' },
      visaType: '',
    });
  });

  test('keeps text that is not a number, so that it is refused by its value', () => {
    const body = bodyOf('cases', { clientName: 'A', visaType: 'TN', complexity: 'high' });
    expect(body.complexity).toBe('high');
  });

  test('reads expertise, flags and numbers of attorneys', () => {
    const row = {
      name: 'A',
      email: 'a@b.example',
      active: 'No',
      capacity: '12',
      expertise: 'H-1B:3; EB-2 NIW: 2;',
    };
    expect(bodyOf('attorneys', row)).toEqual({
      name: 'A',
      email: 'a@b.example',
      active: false,
      capacity: 12,
      expertise: { 'H-1B': 3, 'EB-2 NIW': 2 },
    });
  });
});

test.each([
  ['receivedAt', '31.02.2026', true],
  ['receivedAt', '4/1/2026', false],
  ['receivedAt', '2026-04-01T09:00:00-04:00', false],
  ['deadline', 'soon', true],
  ['deadline', '', false],
  ['notes', 'soon', false],
])('%s "%s" is no day: %s', (column, text, expected) => {
  expect(isNoDay(column, text)).toBe(expected);
});
