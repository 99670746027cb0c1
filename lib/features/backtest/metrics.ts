import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import type { BacktestMetrics } from './dto';
import type { CaseOutcome } from './outcome';

/** From this complexity on, a case is hard. */
const HARD_COMPLEXITY = 7;

/** How a backtest went. */
export function metricsOf(
  outcomes: readonly CaseOutcome[],
  dailyEvenness: readonly number[],
): BacktestMetrics {
  const waits = outcomes.map(({ waitedMs }) => waitedMs / DAY_MS);
  const waited = outcomes.filter(({ waitedMs, by }) => waitedMs > 0 || by === null);
  const suited = outcomes.map(({ isSuited }) => isSuited);
  const hard = outcomes.filter(({ facts }) => facts.complexity >= HARD_COMPLEXITY);
  return {
    atOnce: outcomes.length - waited.length,
    waited: waited.length,
    stillWaiting: outcomes.filter(({ by }) => by === null).length,
    byHand: outcomes.filter(({ by }) => by === 'person').length,
    waitMeanDays: meanOf(waits) ?? 0,
    waitP95Days: percentile(waits, 0.95),
    match: shareOf(suited),
    hardMatch: shareOf(hard.map(({ isSuited }) => isSuited)),
    continuity: shareOf(outcomes.map(({ keptClient }) => keptClient)),
    evenness: meanOf(dailyEvenness),
  };
}

/** Of those that are yes or no, the share that is yes; null where none is. */
function shareOf(answers: readonly (boolean | null)[]): number | null {
  return meanOf(answers.filter((answer) => answer !== null).map(Number));
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least this share of the values does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? 0;
}
