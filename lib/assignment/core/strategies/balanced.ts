import { factorCostsOf } from '../factors';
import { compareUtilizationAfter, type RankingRule } from './scored';

/** Lowest sum of the factors' costs; ties: lowest utilization after taking the case. */
export const balanced: RankingRule = {
  compare: (a, b) => (a.totalCost ?? 0) - (b.totalCost ?? 0) || compareUtilizationAfter(a, b),
  factors: (context, scored) => factorCostsOf(context, scored.candidate),
};
