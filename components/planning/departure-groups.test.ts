import { expect, test } from 'vitest';
import type { ExclusionCode } from '@/lib/assignment/core';
import { groupCases } from './departure-groups';
import { departureCase } from './departure-case-builder';

const staying = (caseId: string, ...codes: ExclusionCode[][]) =>
  departureCase({
    caseId,
    proposedAttorney: null,
    excluded: codes.map((of, place) => ({
      ...{ id: `a${place}`, name: `Attorney ${place}` },
      exclusions: of.map((code) => ({ code, detail: code })),
    })),
  });

const ben = { id: 'ben', name: 'Ben' };
const going = (caseId: string) => departureCase({ caseId, proposedAttorney: ben, eligible: [ben] });

const idsOf = (cases: readonly { caseId: string }[]) => cases.map(({ caseId }) => caseId);

test('cases that nobody can take are gathered under their reason once, the most pressing first', () => {
  const { takeable, staying: groups } = groupCases([
    going('a'),
    staying('b', ['at-capacity'], ['absent', 'at-capacity'], ['at-capacity']),
    staying('c', ['no-expertise']),
    going('d'),
    staying('e', ['absent'], ['at-capacity', 'absent'], ['at-capacity'], ['at-capacity']),
  ]);
  expect(idsOf(takeable)).toEqual(['a', 'd']);
  expect(groups.map(({ reason, cases }) => [reason, idsOf(cases)])).toEqual([
    ['Nobody is eligible: 2 to 3 at capacity, 1 away', ['b', 'e']],
    ['Nobody is eligible: 1 without the expertise', ['c']],
  ]);
});

test('a firm of one has no colleague to name', () => {
  expect(groupCases([staying('a')]).staying[0]?.reason).toBe('There is no active colleague');
});

test('where somebody can take every case there is no group', () => {
  expect(groupCases([going('a')]).staying).toEqual([]);
});
