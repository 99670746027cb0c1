import { compareUtilizationAfter, type Scored } from './strategies/scored';
import type { Criterion, Strategy, Tie } from './types';

const COMPARE: Readonly<Record<Criterion, (a: Scored, b: Scored) => number>> = {
  cost: (a, b) => (a.totalCost ?? 0) - (b.totalCost ?? 0),
  utilization: compareUtilizationAfter,
  level: (a, b) => b.level - a.level,
  'open-cases': (a, b) => a.candidate.openCases - b.candidate.openCases,
  turn: (a, b) => a.candidate.turn - b.candidate.turn,
};

/** What each strategy compares, in order. */
const CRITERIA: Readonly<Record<Strategy, readonly [Criterion, ...Criterion[]]>> = {
  'round-robin': ['turn'],
  'workload-based': ['utilization', 'open-cases', 'turn'],
  'expertise-first': ['level', 'utilization', 'turn'],
  balanced: ['cost', 'utilization', 'turn'],
};

/** What decided between the first two where what the strategy looks at first did not; else null. */
export function tieOf(strategy: Strategy, first: Scored, second: Scored): Tie | null {
  const [levelOn, ...further] = CRITERIA[strategy];
  const differs = (criterion: Criterion) => COMPARE[criterion](first, second) !== 0;
  if (differs(levelOn)) return null;
  return { levelOn, decidedBy: further.find(differs) ?? 'roster' };
}
