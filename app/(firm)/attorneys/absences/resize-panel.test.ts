import { expect, it } from 'vitest';
import { resizeEffectSentences } from './resize-panel';

const ben = { id: 'b', name: 'Ben Sato' };

it('says of each case what other days for an absence would do to it', () => {
  const cover = (number: number, what: 'begins' | 'returns' | 'given-up') => ({
    ...{ caseId: String(number), number, attorney: ben, what },
  });
  const due = (number: number) => ({
    ...{ caseId: String(number), number, clientName: 'Wei Zhang', deadline: '2026-03-11' },
  });
  expect(
    resizeEffectSentences(
      { atRisk: [due(7)], covers: [cover(1, 'begins'), cover(2, 'returns'), cover(3, 'given-up')] },
      'Ana Ruiz',
    ),
  ).toEqual([
    '1 more active case has its deadline then: No. 7 on Mar 11, 2026. Covers are proposed once it is saved.',
    'Case 1 goes to Ben Sato at once.',
    'Case 2 returns to Ana Ruiz at once.',
    'The cover of case 3 by Ben Sato is given up.',
  ]);
  const many = resizeEffectSentences(
    { atRisk: [1, 2, 3, 4, 5, 6].map(due), covers: [] },
    'Ana Ruiz',
  );
  expect(many[0]).toMatch(/^6 more active cases have deadlines then: .*, and 2 more\./);
});

it('says so when nothing follows', () => {
  expect(resizeEffectSentences({ atRisk: [], covers: [] }, 'Ana Ruiz')).toHaveLength(1);
});
