import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { inputs, PROPERTY_TIMEOUT_MS, RUNS } from '@/tests/core/arbitraries';
import { decide, rank } from './decide';
import {
  LEVELS,
  SENIORITIES,
  type AbsenceWindow,
  type Candidate,
  type DecisionInput,
  type Threshold,
} from './types';
import { findFreeingChanges, withChange, type FreeingChange } from './what-frees';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

const threshold: fc.Arbitrary<Threshold> = fc.record({
  fromComplexity: fc.integer({ min: 1, max: 10 }),
  minLevel: fc.constantFrom(...LEVELS),
  minSeniority: fc.option(fc.constantFrom(...SENIORITIES), { nil: undefined }),
});

/** Any firm and case, with up to three thresholds in any order of strictness. */
const firms = fc
  .tuple(inputs(undefined, 1), fc.array(threshold, { maxLength: 3 }))
  .map(([input, thresholds]): DecisionInput => ({
    ...input,
    rules: { ...input.rules, thresholds },
  }));

function isEligibleIn(input: DecisionInput, changed: Candidate): boolean {
  const candidates = input.candidates.map((one) => (one.id === changed.id ? changed : one));
  return rank({ ...input, candidates }).some(({ attorneyId }) => attorneyId === changed.id);
}

/** Every single change of the kinds on offer, with every value that it may have. */
function everySingleChange(input: DecisionInput, candidate: Candidate): Candidate[] {
  const { visaType } = input.case;
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  const ended = ({ startsAtMs }: AbsenceWindow): AbsenceWindow[] =>
    startsAtMs < input.decidedAtMs ? [{ startsAtMs, endsAtMs: input.decidedAtMs }] : [];
  return [
    ...LEVELS.map((level) => ({
      ...candidate,
      levels: { ...candidate.levels, [visaType]: level },
    })),
    ...SENIORITIES.map((seniority) => ({ ...candidate, seniority })),
    ...numbers.map((capacity) => ({ ...candidate, capacity })),
    ...numbers.map((cases) => ({
      ...candidate,
      activeCases: Math.max(0, candidate.activeCases - cases),
      loadPoints: Math.max(0, candidate.loadPoints - 100 * cases),
    })),
    ...[null, ...numbers].map((intakePerWeek) => ({ ...candidate, intakePerWeek })),
    ...[null, ...numbers.slice(0, 10)].map((maxComplexity) => ({ ...candidate, maxComplexity })),
    ...candidate.absences.map((_, index) => ({
      ...candidate,
      absences: candidate.absences.flatMap((window, other) =>
        other === index ? ended(window) : [window],
      ),
    })),
    { ...candidate, active: true },
  ];
}

function check(predicate: (input: DecisionInput) => void, numRuns = RUNS) {
  fc.assert(fc.property(firms, predicate), { numRuns });
}

describe('what would free a case', () => {
  test('does free it for that attorney, whichever change is made', () => {
    check((input) => {
      for (const [id, changes] of findFreeingChanges(input)) {
        const candidate = input.candidates.find((one) => one.id === id);
        if (!candidate) throw new Error('an attorney of another firm');
        expect(isEligibleIn(input, candidate)).toBe(false);
        for (const change of changes) {
          const changed = withChange(candidate, change, input);
          expect(isEligibleIn(input, changed), JSON.stringify(change)).toBe(true);
        }
      }
    });
  });

  test('is never left out: where no single change is named, every single change leaves it waiting', () => {
    check((input) => {
      const freeing = findFreeingChanges(input);
      for (const candidate of input.candidates) {
        if (isEligibleIn(input, candidate)) continue;
        const frees = everySingleChange(input, candidate).some((one) => isEligibleIn(input, one));
        expect((freeing.get(candidate.id) ?? []).length > 0).toBe(frees);
      }
    }, RUNS / 2);
  });

  test('names each kind of change once, and all that would do', () => {
    check((input) => {
      for (const changes of findFreeingChanges(input).values()) {
        const kinds = changes.map(({ kind }) => kind).filter((kind) => kind !== 'present');
        expect(new Set(kinds).size).toBe(kinds.length);
      }
    });
  });
});

describe('the reasons against an attorney', () => {
  test('tell a level that is too low once, and the strictest that is asked for', () => {
    check((input) => {
      for (const { attorneyId, exclusions } of decide(input).candidates) {
        const candidate = input.candidates.find(({ id }) => id === attorneyId);
        const codes = exclusions.map(({ code }) => code);
        if (!candidate || !codes.includes('no-expertise')) continue;
        const level: FreeingChange = { kind: 'level', level: 3 };
        const expert = withChange(candidate, level, input);
        const left = decide({
          ...input,
          candidates: input.candidates.map((one) => (one.id === attorneyId ? expert : one)),
        }).candidates.find((one) => one.attorneyId === attorneyId);
        expect(left?.exclusions.map(({ code }) => code)).toEqual(
          codes.filter((code) => code !== 'no-expertise'),
        );
      }
    });
  });
});
