import fc from 'fast-check';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core/defaults';
import {
  LEVELS,
  SENIORITIES,
  STRATEGIES,
  type Candidate,
  type CaseFacts,
  type DecisionInput,
  type RuleSet,
  type Strategy,
  type VisaType,
} from '@/lib/assignment/core/types';
import { day, MONDAY_MS } from './builders';

/** How often each property is tried; mutation testing asks for fewer (vitest.mutation.config.ts). */
export const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 1000);

/** A property is a thousand tests, and may share its machine. */
export const PROPERTY_TIMEOUT_MS = 120_000;

const VISAS: readonly VisaType[] = ['H-1B', 'O-1A', 'PERM'];
const level = fc.constantFrom(...LEVELS);

const absence = fc
  .record({ from: fc.integer({ min: -20, max: 60 }), days: fc.integer({ min: 1, max: 50 }) })
  .map(({ from, days }) => ({ startsAtMs: day(from), endsAtMs: day(from + days) }));

const reentry = fc.record({
  sinceMs: fc.integer({ min: -40, max: 0 }).map(day),
  gotPoints: fc.integer({ min: 0, max: 900 }),
  expectedPoints: fc.integer({ min: 0, max: 9000 }).map((tenths) => tenths / 10),
});

/** Everything about an attorney but who they are. */
const attorneyFacts = fc.record({
  active: fc.constantFrom(true, true, true, true, true, false),
  seniority: fc.constantFrom(...SENIORITIES),
  levels: fc.record({ 'H-1B': level, 'O-1A': level, PERM: level }),
  activeCases: fc.integer({ min: 0, max: 26 }),
  openCases: fc.integer({ min: 0, max: 60 }),
  loadPoints: fc.integer({ min: 0, max: 2600 }),
  capacity: fc.integer({ min: 1, max: 40 }),
  maxComplexity: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 8 }),
  turn: fc.integer({ min: 0, max: 12 }),
  newCasesLast7Days: fc.integer({ min: 0, max: 6 }),
  intakePerWeek: fc.option(fc.integer({ min: 1, max: 8 }), { freq: 6 }),
  absences: fc.array(absence, { maxLength: 3 }),
  walledOff: fc.constantFrom(false, false, false, false, false, false, true),
  fairShareMilliPoints: fc.integer({ min: -800_000, max: 400_000 }),
  reservePoints: fc.integer({ min: 0, max: 1500 }),
  reentry: fc.option(reentry),
});

/** So many attorneys A, B, C … at distinct positions. */
export function attorneys(minLength: number, maxLength = 8): fc.Arbitrary<Candidate[]> {
  return fc.array(attorneyFacts, { minLength, maxLength }).map((all) =>
    all.map((facts, index) => {
      const id = String.fromCharCode(65 + index);
      return { id, name: `Attorney ${id}`, position: index + 1, ...facts };
    }),
  );
}

export const caseFacts: fc.Arbitrary<CaseFacts> = fc.record({
  id: fc.constant('case-1'),
  clientId: fc.constant('client-1'),
  company: fc.constant(null),
  visaType: fc.constantFrom(...VISAS),
  complexity: fc.integer({ min: 1, max: 10 }),
  priority: fc.constantFrom('normal' as const, 'urgent' as const),
  deadlineMs: fc.option(fc.integer({ min: -5, max: 120 }).map(day)),
  arrivedAtMs: fc.constant(MONDAY_MS),
  estimatedDays: fc.integer({ min: 5, max: 75 }),
  lastAttorneyId: fc.option(fc.constantFrom('A', 'B', 'C', 'Z')),
  relationshipAttorneyId: fc.option(fc.constantFrom('A', 'B', 'C', 'Z')),
  previousHolderId: fc.option(fc.constantFrom('A', 'B', 'Z'), { freq: 2 }),
});

/** Rules in which everything a firm can tune varies. */
export function rules(strategies: readonly Strategy[] = STRATEGIES): fc.Arbitrary<RuleSet> {
  const weight = fc.constantFrom(0, 50, 100, 100, 130, 200);
  return fc
    .record({
      strategy: fc.constantFrom(...strategies),
      weights: fc.record({
        fit: weight,
        load: weight,
        'fair-share': weight,
        reserve: weight,
        continuity: weight,
        deadline: weight,
        're-entry': weight,
      }),
      continuity: fc.constantFrom('off' as const, 'prefer' as const),
      capacityMeasure: fc.constantFrom('cases' as const, 'load' as const),
      minExpertise: level,
      leaveLeadDays: fc.integer({ min: 0, max: 5 }),
      leaveMinDays: fc.integer({ min: 1, max: 10 }),
    })
    .map((tuned) => ({ ...DEFAULT_RULE_SET, ...tuned }));
}

/** Any decision: any firm of up to eight attorneys, any case, any rules. */
export function inputs(
  strategies: readonly Strategy[] = STRATEGIES,
  minAttorneys = 0,
): fc.Arbitrary<DecisionInput> {
  return fc.record({
    case: caseFacts,
    candidates: attorneys(minAttorneys),
    rules: rules(strategies),
    ruleSetVersion: fc.integer({ min: 1, max: 9 }),
    decidedAtMs: fc.integer({ min: 0, max: 3 }).map(day),
  });
}
