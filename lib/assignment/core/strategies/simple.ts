import { percent } from '../phrases';
import type { DecisionContext } from '../context';
import type { FactorCost } from '../types';
import { compareUtilizationAfter, type RankingRule, type Scored } from './scored';

function turnFactor({ candidate }: Scored): FactorCost {
  const detail =
    candidate.turn === 0
      ? 'Has not been assigned a case yet.'
      : `Last assigned at turn ${candidate.turn} of the firm.`;
  return { code: 'turn', points: candidate.turn, detail };
}

function utilizationFactor(scored: Scored): FactorCost {
  const share = scored.loadAfterPoints / scored.capacityPoints;
  return {
    code: 'utilization',
    points: Math.round(share * 100),
    detail: `${percent(share)} utilized after taking it: ${scored.loadAfterPoints} of ${scored.capacityPoints} points.`,
  };
}

function openCasesFactor({ candidate }: Scored): FactorCost {
  return {
    code: 'open-cases',
    points: candidate.openCases,
    detail: `Holds ${candidate.openCases} open ${candidate.openCases === 1 ? 'case' : 'cases'}.`,
  };
}

function levelFactor(context: DecisionContext, scored: Scored): FactorCost {
  return {
    code: 'level',
    points: scored.level,
    detail: `Level ${scored.level} for ${context.facts.visaType}.`,
  };
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
