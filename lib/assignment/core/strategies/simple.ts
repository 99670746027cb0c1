import type { DecisionContext } from '../context';
import type { FactorCost } from '../types';
import { compareUtilizationAfter, type RankingRule, type Scored } from './scored';

function turnFactor({ candidate }: Scored): FactorCost<'turn'> {
  return { code: 'turn', points: candidate.turn };
}

function utilizationFactor({
  loadAfterPoints: loadPoints,
  capacityPoints,
}: Scored): FactorCost<'utilization'> {
  const points = Math.round((loadPoints / capacityPoints) * 100);
  return { code: 'utilization', points, loadPoints, capacityPoints };
}

function openCasesFactor({ candidate }: Scored): FactorCost<'open-cases'> {
  return { code: 'open-cases', points: candidate.openCases };
}

function levelFactor({ facts }: DecisionContext, { level }: Scored): FactorCost<'level'> {
  return { code: 'level', points: level, visaType: facts.visaType };
}

/** Longest since last assigned first, which is what the last ties say anyway. */
export const roundRobin: RankingRule = {
  compare: (a, b) => a.candidate.turn - b.candidate.turn,
  factors: (_context, scored) => [turnFactor(scored)],
};

/** Lowest utilization after taking the case; ties: fewer open cases. */
export const workloadBased: RankingRule = {
  compare: (a, b) => compareUtilizationAfter(a, b) || a.candidate.openCases - b.candidate.openCases,
  factors: (_context, scored) => [
    utilizationFactor(scored),
    openCasesFactor(scored),
    turnFactor(scored),
  ],
};

/** Highest level for the visa type; ties: lowest utilization after taking the case. */
export const expertiseFirst: RankingRule = {
  compare: (a, b) => b.level - a.level || compareUtilizationAfter(a, b),
  factors: (context, scored) => [
    levelFactor(context, scored),
    utilizationFactor(scored),
    turnFactor(scored),
  ],
};
