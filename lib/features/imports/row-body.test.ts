import { describe, expect, test } from 'vitest';
import { bodyOf } from './row-body';

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
