import { describe, expect, it } from 'vitest';
import type { RankedCode } from '@/lib/assignment/core';
import type { LabelledCandidate } from '@/lib/contracts/decision';
import { candidate } from './candidate-builder';
import { rankingModel } from './ranking-model';
import { scoreOf, standingOf } from './ranking-standing';

function balanced(name: string, load: number, fit: number, share: number): LabelledCandidate {
  const factors: [RankedCode, number][] = [
    ['load', load],
    ['fit', fit],
    ['fair-share', share],
  ];
  return candidate(name, 1, factors, load + fit + share);
}

const BALANCED = [
  balanced('Ana', 40, 10, -30),
  balanced('Ben', 20, 0, 0),
  balanced('Cy', 60, 0, 20),
  balanced('Dee', 90, 0, 0),
];
const BY_LEVEL = [
  candidate('Ana', 1, [
    ['level', 3],
    ['utilization', 40],
    ['open-cases', 8],
    ['turn', 4],
  ]),
  candidate('Ben', 1, [
    ['level', 3],
    ['utilization', 60],
    ['open-cases', 8],
    ['turn', 2],
  ]),
  candidate('Cy', 1, [
    ['level', 2],
    ['utilization', 10],
    ['open-cases', 1],
    ['turn', 1],
  ]),
];

function standings(ranked: readonly LabelledCandidate[], isPreferred = false) {
  return ranked.map((one) => standingOf(one, ranked, isPreferred));
}

describe('what decided, in a few words', () => {
  it('is level where the totals are, however the costs differ', () => {
    expect(standings(BALANCED).slice(0, 2)).toEqual([
      'Level, first in line',
      'Level, later in line',
    ]);
  });

  it('is the cost that differs most, of the first against the next', () => {
    const [, ben, cy, dee] = BALANCED as [
      unknown,
      LabelledCandidate,
      LabelledCandidate,
      LabelledCandidate,
    ];
    expect(standings([ben, cy, dee])).toEqual([
      'Ahead on load',
      'Behind on load',
      'Behind on load',
    ]);
    expect(standings([cy, balanced('Eve', 50, 0, 70)])).toEqual([
      'Ahead on fair share',
      'Behind on fair share',
    ]);
  });

  it('is the first value that differs, under the strategies that compare', () => {
    expect(standings(BY_LEVEL)).toEqual([
      'Ahead on utilization',
      'Behind on utilization',
      'Lower level',
    ]);
    const turns = [candidate('Ana', 1, [['turn', 1]]), candidate('Ben', 1, [['turn', 5]])];
    expect(standings(turns)).toEqual(['Longest without a case', 'Had one later']);
  });

  it('is the last attorney where the firm prefers that one, and nothing for the others', () => {
    expect(standings(BY_LEVEL, true)).toEqual(['The client’s last attorney', null, null]);
  });

  it('is being alone where no one else could take it', () => {
    expect(standings(BY_LEVEL.slice(0, 1))).toEqual(['The only one eligible']);
  });
});

describe('the score of a candidate', () => {
  it('is the total cost as a share of the highest shown', () => {
    const model = rankingModel(BALANCED);
    expect(scoreOf(balanced('Fay', 0, 0, -45), model)).toEqual({
      label: 'Total points',
      text: '−45',
      share: -0.5,
    });
  });

  it('is the value compared first where nothing is added up, without a bar for a turn', () => {
    const scoreOfFirst = (ranked: readonly LabelledCandidate[]) =>
      ranked[0] && scoreOf(ranked[0], rankingModel(ranked));
    expect(scoreOfFirst(BY_LEVEL)).toEqual({ label: 'Level', text: '3 of 3', share: 1 });
    expect(scoreOfFirst([candidate('Ana', 1, [['turn', 7]])])).toEqual({
      label: 'Turn',
      text: '7',
      share: 0,
    });
  });
});
