import { describe, expect, it } from 'vitest';
import type { ExpertiseMatrixDto, MatrixAttorney } from '@/lib/features/attorneys/dto';
import { columnTotals, isGap, practisedVisaTypes } from './matrix-totals';

function attorneyWith(
  id: string,
  expertise: MatrixAttorney['expertise'],
  active = true,
): MatrixAttorney {
  return { id, name: id, seniority: 'senior', active, expertise, version: 1 };
}

function matrix(...attorneys: MatrixAttorney[]): ExpertiseMatrixDto {
  return { attorneys, demand: {}, minExpertise: 1 };
}

describe('the visa types that a firm practises', () => {
  it('are those that someone knows or that there is a case of, in their usual order', () => {
    const firm = { ...matrix(attorneyWith('ana', { U: 1, 'H-1B': 2 })) };
    const demand = { TN: { openCases: 1, waitingCases: 1 } };
    expect(practisedVisaTypes({ ...firm, demand })).toEqual(['H-1B', 'TN', 'U']);
  });
});

describe('a column', () => {
  const ana = attorneyWith('ana', { 'H-1B': 3, TN: 1 });
  const ben = attorneyWith('ben', { 'H-1B': 2, TN: 1 });
  const gone = attorneyWith('gone', { 'H-1B': 3, TN: 3 }, false);

  it('counts who can take it and who is expert, without those who take no cases', () => {
    const [h1b] = columnTotals(matrix(ana, ben, gone), ['H-1B']);
    expect(h1b?.able.map(({ id }) => id)).toEqual(['ana', 'ben']);
    expect(h1b?.expertCount).toBe(1);
  });

  it('goes by the level that the rules ask for', () => {
    const strict = { ...matrix(ana, ben), minExpertise: 2 as const };
    const able = columnTotals(strict, ['H-1B', 'TN']).map((one) => one.able.length);
    expect(able).toEqual([2, 0]);
  });

  it('is a gap when one person or no one can take it', () => {
    const gaps = columnTotals(matrix(ana, gone), ['H-1B', 'U']).map(isGap);
    expect(gaps).toEqual([true, true]);
    expect(columnTotals(matrix(ana, ben), ['H-1B']).map(isGap)).toEqual([false]);
  });
});
