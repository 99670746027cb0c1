import { expect, test } from 'vitest';
import type { DepartureReviewDto } from '@/lib/features/planning/dto';
import { departureCase } from './departure-case-builder';
import { packReview, unpackReview } from './departure-lines';

const [ana, ben, cy] = [
  { id: 'ana', name: 'Ana Ruiz' },
  { id: 'ben', name: 'Ben Sato' },
  { id: 'cy', name: 'Cy Okafor' },
] as const;
const away = { code: 'absent' as const, detail: 'Away, back in 3 days.' };
const full = { code: 'at-capacity' as const, detail: 'Has 20 of 20 active cases.' };
const fuller = { code: 'at-capacity' as const, detail: 'Has 21 of 20 active cases.' };

const review: DepartureReviewDto = {
  attorney: { id: 'di', name: 'Di', active: true },
  loads: [],
  outline: [],
  state: 'x',
  groups: [],
  shown: [
    departureCase({
      ...{ caseId: 'a', proposedAttorney: ana, eligible: [ana, cy] },
      excluded: [{ ...ben, exclusions: [away, full] }],
    }),
    departureCase({
      caseId: 'b',
      excluded: [
        { ...ben, exclusions: [full] },
        { ...ana, exclusions: [fuller, away] },
      ],
    }),
  ],
  unplaceable: 1,
  pendingHandoffs: 0,
  ...{ first: 1, page: 1, pages: 1, matching: 2 },
};

test('a review arrives as it was sent', () => {
  expect(unpackReview(packReview(review))).toEqual(review);
});

test('nobody and nothing against them is named twice', () => {
  const { people, against } = packReview(review);
  expect(people.map(({ id }) => id)).toEqual(['ana', 'cy', 'ben']);
  expect(against).toEqual([away, full, fuller]);
});
