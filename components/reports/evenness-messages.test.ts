import { expect, it } from 'vitest';
import { evennessName } from './evenness-messages';

it('an index of evenness reads as a word', () => {
  expect([1, 0.97, 0.94, 0.9, 0.5].map((index) => evennessName(index).label)).toEqual([
    'Even',
    'Even',
    'Fairly even',
    'Fairly even',
    'Uneven',
  ]);
});
