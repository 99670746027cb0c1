import {
  capacityPoints,
  levelFor,
  type Candidate,
  type DecisionInput,
  type RecordedCandidate,
  type RecordedDecision,
  type RankedCode,
  type Strategy,
} from '@/lib/assignment/core';
import { BEHIND_LABELS, visaTypeInSentence } from './labels';
import { isolated, type Tense } from './phrases';

/** A second was close whose cost is higher than the first's by no more than this share of it. */
const CLOSE_SHARE = 0.1;

/**
 * Who came second and what held them back most. Null where no one did, and where the first was
 * set before anything was compared.
 */
export function secondPlace(
  input: DecisionInput,
  decision: RecordedDecision,
  tense: Tense,
): string | null {
  const [first, second] = decision.candidates.filter(({ eligible }) => eligible);
  if (!first || !second || decision.reason === 'continuity') return null;
  const name = isolated(second.name);
  const is = tense === 'forecast' ? 'is' : 'was';
  const cost = costliest(first, second);
  if (cost !== null) {
    const came = tense === 'forecast' ? 'comes second' : 'came second';
    return `${name} ${isClose(first, second) ? `${is} a close second` : came} (${behind(cost, input)}).`;
  }
  const decided = firstDifference(input, decision, first, second);
  if (decision.strategy === 'round-robin' && decided === 'turn')
    return `${name} ${is} next in turn.`;
  if (COMPARED[decision.strategy].includes(decided)) {
    const came = tense === 'forecast' ? 'comes' : 'came';
    return `${name} ${came} second (${behind(decided, input)}).`;
  }
  const has = tense === 'forecast' ? 'has' : 'had';
  return `${name} ${is} level; ${isolated(first.name)} ${has} ${AHEAD_ON_TIES[decided]}.`;
}

function behind(code: RankedCode | 'roster', input: DecisionInput): string {
  return BEHIND_LABELS[code === 'roster' ? 'turn' : code](visaTypeInSentence(input.case.visaType));
}

/** Only costs add up to something of which a share could be small. */
function isClose(first: RecordedCandidate, second: RecordedCandidate): boolean {
  if (first.totalCost === null || second.totalCost === null) return false;
  return second.totalCost - first.totalCost <= CLOSE_SHARE * second.totalCost;
}

/** Of costs that add up the factor with the largest difference; null where the totals are level. */
function costliest(first: RecordedCandidate, second: RecordedCandidate): RankedCode | null {
  if (first.totalCost === null || first.totalCost === second.totalCost) return null;
  const costs = new Map(first.factors.map(({ code, points }) => [code, points]));
  const more = second.factors
    .map(({ code, points }) => ({ code, points: points - (costs.get(code) ?? 0) }))
    .toSorted((a, b) => b.points - a.points);
  return more[0]?.code ?? null;
}

type Deciding = 'level' | 'utilization' | 'open-cases' | 'turn' | 'roster';

/** What a strategy compares by itself, before the last ties. */
const COMPARED: Record<Strategy, readonly Deciding[]> = {
  'round-robin': ['turn'],
  'workload-based': ['utilization', 'open-cases'],
  'expertise-first': ['level', 'utilization'],
  balanced: [],
};

const AHEAD_ON_TIES: Record<Deciding, string> = {
  level: 'more experience',
  utilization: 'less work at hand',
  'open-cases': 'fewer open cases',
  turn: 'waited longer for a new case',
  roster: 'the earlier place in the roster',
};

/** The first value that told the two apart, in the order in which they are compared. */
function firstDifference(
  input: DecisionInput,
  { strategy, caseWeightPoints }: RecordedDecision,
  first: RecordedCandidate,
  second: RecordedCandidate,
): Deciding {
  const [one, other] = [first, second].map(({ attorneyId }) =>
    input.candidates.find(({ id }) => id === attorneyId),
  );
  if (!one || !other) return 'roster';
  const { visaType } = input.case;
  // Exact products: a share rounded to whole percent would call two workloads level that were not.
  const fill = (mine: Candidate, theirs: Candidate) =>
    (mine.loadPoints + caseWeightPoints) * capacityPoints(theirs.capacity);
  const differs: Record<Deciding, boolean> = {
    level: levelFor(one, visaType) !== levelFor(other, visaType),
    utilization: fill(one, other) !== fill(other, one),
    'open-cases': one.openCases !== other.openCases,
    turn: one.turn !== other.turn,
    roster: true,
  };
  const ties: readonly Deciding[] =
    strategy === 'balanced' ? ['utilization', 'turn', 'roster'] : ['turn', 'roster'];
  return [...COMPARED[strategy], ...ties].find((code) => differs[code]) ?? 'roster';
}
