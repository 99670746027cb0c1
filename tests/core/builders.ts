import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { DEFAULT_RULE_SET } from '@/lib/assignment/core/defaults';
import { openAccount, type AttorneyState } from '@/lib/assignment/core/firm-state';
import type { Candidate, CaseFacts, DecisionInput, RuleSet } from '@/lib/assignment/core/types';

/** Day 0 of every test: a Monday, 9 March 2026, 00:00 UTC. */
export const MONDAY_MS = Date.UTC(2026, 2, 9);

/** The instant so many days after day 0. */
export function day(days: number): number {
  return MONDAY_MS + days * DAY_MS;
}

/** An away window in days after day 0: away from `from` on, back on `to`. */
export function away(from: number, to: number) {
  return { startsAtMs: day(from), endsAtMs: day(to) };
}

/** An attorney who can take an ordinary H-1B case: level 2, capacity 20, an empty workload. */
export function anAttorney(id: string, facts: Partial<Candidate> = {}): Candidate {
  return {
    id,
    name: `Attorney ${id}`,
    position: id.charCodeAt(0),
    active: true,
    seniority: 'associate',
    levels: { 'H-1B': 2 },
    activeCases: 0,
    openCases: 0,
    loadPoints: 0,
    capacity: 20,
    maxComplexity: null,
    turn: 0,
    newCasesLast7Days: 0,
    intakePerWeek: null,
    absences: [],
    walledOff: false,
    fairShareMilliPoints: 0,
    reservePoints: 0,
    reentry: null,
    ...facts,
  };
}

/** The same as part of a firm's state: there since a year before day 0. */
export function anAttorneyState(id: string, facts: Partial<AttorneyState> = {}): AttorneyState {
  const { walledOff, fairShareMilliPoints, reservePoints, ...attorney } = anAttorney(id);
  return {
    ...attorney,
    joinedAtMs: day(-365),
    walls: [],
    lastAssignedAtMs: null,
    account: openAccount(facts.capacity ?? attorney.capacity),
    ...facts,
  };
}

/** An H-1B case of complexity 5 (100 points) that arrived on day 0. */
export function aCase(facts: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: 'case-1',
    clientId: 'client-1',
    company: null,
    visaType: 'H-1B',
    complexity: 5,
    priority: 'normal',
    deadlineMs: null,
    arrivedAtMs: MONDAY_MS,
    estimatedDays: 25,
    lastAttorneyId: null,
    previousHolderId: null,
    ...facts,
  };
}

/** A decision on day 0 under version 1 of the default rules. */
export function anInput(
  candidates: readonly Candidate[],
  facts: Partial<CaseFacts> = {},
  rules: Partial<RuleSet> = {},
  decidedAtMs: number = MONDAY_MS,
): DecisionInput {
  return {
    case: aCase(facts),
    candidates,
    rules: { ...DEFAULT_RULE_SET, ...rules },
    ruleSetVersion: 1,
    decidedAtMs,
  };
}
