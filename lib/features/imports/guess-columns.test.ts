import { expect, test } from 'vitest';
import { guessColumns } from './guess-columns';

const guess = (...headings: string[]) => guessColumns('cases', headings, new Map());

test('headings as firms write them are understood, also two words for one thing', () => {
  expect(
    guess(
      'Matter No.',
      'Beneficiary (full name)',
      'Petitioner / employer',
      'Matter type',
      'Opened on',
    ),
  ).toEqual(['externalRef', 'clientName', 'clientCompany', 'visaType', 'receivedAt']);
});

test('no column is guessed twice, and what is not known is left out', () => {
  expect(guess('Client', 'Client / beneficiary', 'Fee')).toEqual(['clientName', '', '']);
});
