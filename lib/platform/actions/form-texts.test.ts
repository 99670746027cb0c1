import { expect, it } from 'vitest';
import { formTexts } from './form-texts';

it('names stored values as the fields of a form are named, and writes them as they are typed', () => {
  expect(
    formTexts({
      notes: null,
      complexity: 4,
      active: true,
      expertise: { 'H-1B': 3 },
      visaTypes: ['TN', 'H-1B'],
      thresholds: [{ minLevel: 2 }],
    }),
  ).toEqual({
    notes: '',
    complexity: '4',
    active: 'true',
    'expertise.H-1B': '3',
    visaTypes: 'H-1B, TN',
    'thresholds.0.minLevel': '2',
  });
});
