import { describe, expect, it } from 'vitest';
import { candidate } from './candidate-builder';
import { decidingCode, marginOf, rankingModel } from './ranking-model';

const BALANCED = [
  candidate(
    'Ana',
    1,
    [
      ['fit', 10],
      ['fair-share', -30],
      ['reserve', 0],
    ],
    -20,
  ),
  candidate(
    'Ben',
    2,
    [
      ['fit', 0],
      ['fair-share', 0],
      ['reserve', 0],
    ],
    0,
  ),
  candidate(
    'Cy',
    3,
    [
      ['fit', 0],
      ['fair-share', 0],
      ['reserve', 0],
    ],
    0,
  ),
];
const BY_LEVEL = [
  candidate('Ana', 1, [
    ['level', 2],
    ['utilization', 40],
    ['turn', 7],
  ]),
  candidate('Ben', 2, [
    ['level', 2],
    ['utilization', 60],
    ['turn', 3],
  ]),
  candidate('Cy', 3, [
    ['level', 1],
    ['utilization', 10],
    ['turn', 0],
  ]),
  candidate('Di', 4, [
    ['level', 2],
    ['utilization', 40],
    ['turn', 7],
  ]),
];

describe('how a ranking is drawn', () => {
  it('puts all costs on one scale, reliefs too, and leaves out what costs no one anything', () => {
    const model = rankingModel(BALANCED);
    expect(model.codes).toEqual(['fit', 'fair-share']);
    expect(model.silent).toEqual(['reserve']);
    expect([...model.scales.values()]).toEqual([30, 30]);
  });

  it('measures bars by what is shown, and columns by everyone', () => {
    const model = rankingModel(BALANCED, BALANCED.slice(1));
    expect(model.codes).toEqual(['fit', 'fair-share']);
    expect([...model.scales.values()]).toEqual([0, 0]);
  });

  it('keeps every value that a simple strategy compared, each on its own scale', () => {
    const model = rankingModel(BY_LEVEL);
    expect(model.codes).toEqual(['level', 'utilization', 'turn']);
    expect(model.silent).toEqual([]);
    expect(Object.fromEntries(model.scales)).toEqual({ level: 3, utilization: 100, turn: 0 });
  });
});

describe('how candidates stand to each other', () => {
  it('says by how much the first is below the next, and the others are above the first', () => {
    expect(BALANCED.map((one) => marginOf(one, BALANCED))).toEqual([
      '20 below the next',
      '20 above',
      '20 above',
    ]);
  });

  it('says nothing of a margin where nothing is added up or no one is next', () => {
    const alone = BALANCED.slice(0, 1);
    expect(BY_LEVEL.map((one) => marginOf(one, BY_LEVEL))).toEqual([null, null, null, null]);
    expect(alone.map((one) => marginOf(one, alone))).toEqual([null]);
  });

  it('finds the value on which each fell behind the first, and none where the last ties decided', () => {
    expect(BY_LEVEL.map((one) => decidingCode(one, BY_LEVEL))).toEqual([
      null,
      'utilization',
      'level',
      null,
    ]);
  });
});
