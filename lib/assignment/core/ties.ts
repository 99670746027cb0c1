import { percent } from './phrases';
import { compareUtilizationAfter, type Scored } from './strategies/scored';
import type { Strategy } from './types';

interface Criterion {
  /** What two are level on. */
  readonly name: string;
  readonly compare: (a: Scored, b: Scored) => number;
  /** What told the first from the second. */
  readonly verdict: (first: Scored, second: Scored) => string;
}

const COST: Criterion = {
  name: 'cost',
  compare: (a, b) => (a.totalCost ?? 0) - (b.totalCost ?? 0),
  verdict: () => 'the lower cost decided',
};

const UTILIZATION: Criterion = {
  name: 'utilization',
  compare: compareUtilizationAfter,
  verdict: (first, second) => {
    const [lower, higher] = [first, second].map((one) =>
      percent(one.loadAfterPoints / one.capacityPoints),
    );
    const figures = lower === higher ? '' : `, ${lower} against ${higher} after taking it`;
    return `the lower utilization decided${figures}`;
  },
};

const LEVEL: Criterion = {
  name: 'level',
  compare: (a, b) => b.level - a.level,
  verdict: () => 'the higher level decided',
};

const OPEN_CASES: Criterion = {
  name: 'open cases',
  compare: (a, b) => a.candidate.openCases - b.candidate.openCases,
  verdict: (first, second) =>
    `fewer open cases decided, ${first.candidate.openCases} against ${second.candidate.openCases}`,
};

const TURN: Criterion = {
  name: 'turn',
  compare: (a, b) => a.candidate.turn - b.candidate.turn,
  verdict: () => 'the longer time without a new case decided',
};

const CRITERIA: Readonly<Record<Strategy, readonly Criterion[]>> = {
  'round-robin': [TURN],
  'workload-based': [UTILIZATION, OPEN_CASES, TURN],
  'expertise-first': [LEVEL, UTILIZATION, TURN],
  balanced: [COST, UTILIZATION, TURN],
};

/**
 * What decided between the first two where what the strategy looks at first did not: "Level with Ben
 * on cost; the lower utilization decided." Null where it did, or where there is no second.
 */
export function tieSentence(
  strategy: Strategy,
  first: Scored,
  second: Scored | undefined,
): string | null {
  if (!second) return null;
  const criteria = CRITERIA[strategy];
  const decisive = criteria.findIndex(({ compare }) => compare(first, second) !== 0);
  if (decisive === 0) return null;
  const [level] = criteria;
  const verdict = criteria[decisive]?.verdict(first, second) ?? 'the order of the roster decided';
  return `Level with ${second.candidate.name} on ${level?.name ?? ''}; ${verdict}.`;
}
