import { expect, test } from 'vitest';
import { whyNoOne } from '@/app/(firm)/attorneys/[attorneyId]/departure/staying-messages';
import type { ExclusionCode } from '@/lib/assignment/core';
import { countReasons, groupStaying } from './group-staying';

/** A case, and what stands against each colleague. */
interface Staying {
  readonly id: string;
  readonly against: readonly (readonly ExclusionCode[])[];
}

const staying = (id: string, ...against: ExclusionCode[][]): Staying => ({ id, against });

const groupsOf = (cases: readonly Staying[]) =>
  groupStaying(cases, ({ against }) =>
    countReasons(
      against.map((codes) => ({ exclusions: codes.map((code) => ({ code, detail: code })) })),
    ),
  ).map(({ reasons, cases: gathered }) => [whyNoOne(reasons), gathered.map(({ id }) => id)]);

test('cases that no one can take are gathered under their reason once, the most pressing first', () => {
  const groups = groupsOf([
    staying('b', ['at-capacity'], ['absent', 'at-capacity'], ['at-capacity']),
    staying('c', ['no-expertise']),
    staying('e', ['absent'], ['at-capacity', 'absent'], ['at-capacity'], ['at-capacity']),
  ]);
  expect(groups).toEqual([
    ['Nobody is eligible: 2 to 3 at capacity, 1 away', ['b', 'e']],
    ['Nobody is eligible: 1 without the expertise', ['c']],
  ]);
});

test('a firm of one has no colleague to name', () => {
  expect(groupsOf([staying('a')])).toEqual([['There is no active colleague', ['a']]]);
});

test('where someone can take every case there is no group', () => {
  expect(groupsOf([])).toEqual([]);
});
