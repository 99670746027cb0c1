import { describe, expect, test } from 'vitest';
import { divideRounded, roundHalfAway } from './arithmetic';
import { DEFAULT_RULE_SET } from './defaults';
import {
  capacityPoints,
  caseWeightPoints,
  countsTowardCapacity,
  stagedLoadPoints,
  utilization,
} from './workload';
import { seniorityRank, STAGES } from './types';

describe('load points', () => {
  test('weigh a case from 60 to 150 by complexity', () => {
    expect([1, 5, 10].map(caseWeightPoints)).toEqual([60, 100, 150]);
  });

  test('follow the stage, rounded to an integer', () => {
    const points = STAGES.map((stage) => stagedLoadPoints(5, stage, DEFAULT_RULE_SET));
    expect(points).toEqual([100, 50, 100, 100, 5, 100, 20, 0]);
    expect(stagedLoadPoints(2, 'filed', DEFAULT_RULE_SET)).toBe(4);
    expect(stagedLoadPoints(4, 'filed', DEFAULT_RULE_SET)).toBe(5);
  });

  test('take capacity only in the stages that count', () => {
    const counting = STAGES.filter((stage) => countsTowardCapacity(stage, DEFAULT_RULE_SET));
    expect(counting).toEqual(['intake', 'collecting', 'drafting', 'review', 'rfe']);
  });

  test('are compared with 100 points a case of capacity', () => {
    expect(capacityPoints(20)).toBe(2000);
    expect(capacityPoints(15.55)).toBe(1555);
    expect(capacityPoints(0)).toBe(1);
    expect(utilization(500, 20)).toBe(0.25);
  });
});

describe('rounding', () => {
  test('goes half away from zero', () => {
    expect([2.5, -2.5, 2.4, -2.4, 0].map(roundHalfAway)).toEqual([3, -3, 2, -2, 0]);
    expect(divideRounded(5, 2)).toBe(3);
    expect(divideRounded(-5, 2)).toBe(-3);
    expect(divideRounded(-1, 3)).toBe(0);
    expect(divideRounded(7, 3)).toBe(2);
  });
});

test('seniority rises from junior to partner', () => {
  expect(
    ['junior', 'associate', 'senior', 'partner'].map((s) => seniorityRank(s as 'junior')),
  ).toEqual([0, 1, 2, 3]);
});
