import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import {
  decideByHand,
  DEFAULT_RULE_SET,
  ManualChoiceRefused,
  replay,
  STAGES,
  STRATEGIES,
  type CaseFacts,
  type Decision,
  type DecisionInput,
  type RuleSet,
} from '@/lib/assignment/core';
import { attorneys, caseFacts, PROPERTY_TIMEOUT_MS, RUNS } from '@/tests/core/arbitraries';
import { away, day } from '@/tests/core/builders';
import { MemoryFirm } from './memory-firm';

vi.setConfig({ testTimeout: PROPERTY_TIMEOUT_MS });

interface Recorded {
  readonly input: DecisionInput;
  readonly decision: Decision;
}

/** A firm that records its decisions and can check its own counters. */
class CheckedFirm {
  readonly firm: MemoryFirm;
  readonly records: Recorded[] = [];
  private readonly arrived = new Map<string, string | null>();
  private nowMs = day(0);

  constructor(roster: Parameters<MemoryFirm['add']>[0][], rules: RuleSet) {
    this.firm = new MemoryFirm(rules, this.nowMs);
    for (const attorney of roster) {
      const clean = { activeCases: 0, openCases: 0, loadPoints: 0, fairShareMilliPoints: 0 };
      this.firm.add({ ...attorney, ...clean, reentry: null });
    }
  }

  pass(days: number): void {
    this.nowMs += days * (day(1) - day(0));
    this.firm.apply({ kind: 'days-passed', atMs: this.nowMs });
  }

  private record(facts: CaseFacts, decideOn: (input: DecisionInput) => Decision): Decision {
    const input = this.firm.inputFor(facts, this.nowMs);
    const decision = decideOn(input);
    this.records.push({ input, decision });
    return decision;
  }

  private carryOut(facts: CaseFacts, decision: Decision, handoff: boolean): void {
    if (decision.attorneyId === null) this.firm.waiting.set(facts.id, facts);
    else {
      const how = { stage: 'drafting', handoff } as const;
      this.firm.place(facts, decision.attorneyId, this.nowMs, how);
    }
  }

  arrive(facts: CaseFacts): void {
    if (this.arrived.has(facts.id)) return;
    const arriving = { ...facts, arrivedAtMs: this.nowMs };
    const decision = this.firm.decideFor(arriving, this.nowMs);
    this.arrived.set(facts.id, decision.attorneyId);
    this.record(arriving, () => decision);
    this.carryOut(arriving, decision, false);
  }

  handOff(nth: number): void {
    const held = [...this.firm.held.values()][nth % Math.max(1, this.firm.held.size)];
    if (!held) return;
    const facts = { ...held.facts, previousHolderId: held.attorneyId };
    const decision = this.firm.decideFor(facts, this.nowMs);
    if (decision.attorneyId === null) return;
    this.firm.release(held.facts.id);
    this.carryOut(
      facts,
      this.record(facts, () => this.firm.decideFor(facts, this.nowMs)),
      true,
    );
  }

  giveByHand(nth: number, id: string): void {
    const facts = [...this.firm.waiting.values()][nth % Math.max(1, this.firm.waiting.size)];
    if (!facts || !this.firm.state.attorneys.has(id)) return;
    try {
      const input = this.firm.inputFor(facts, this.nowMs);
      const decision = decideByHand(input, id, { reason: 'Asked for' });
      this.record(facts, () => decision);
      this.carryOut(facts, decision, false);
    } catch (error) {
      if (!(error instanceof ManualChoiceRefused)) throw error;
    }
  }

  changeStage(nth: number, stage: (typeof STAGES)[number]): void {
    const held = [...this.firm.held.values()][nth % Math.max(1, this.firm.held.size)];
    if (!held) return;
    if (stage === 'closed') this.firm.release(held.facts.id);
    else this.firm.changeStage(held.facts.id, stage);
  }

  change(id: string, what: 'pause' | 'leave' | 'capacity'): void {
    const attorney = this.firm.state.attorneys.get(id);
    if (!attorney) return;
    const from = Math.round((this.nowMs - day(0)) / (day(1) - day(0)));
    const changes = {
      pause: { active: !attorney.active },
      leave: { absences: [...attorney.absences, away(from, from + 20)] },
      capacity: { capacity: Math.max(1, attorney.capacity - 3) },
    };
    this.firm.apply({ kind: 'attorney-changed', attorneyId: id, to: changes[what] });
  }

  publish(strategy: (typeof STRATEGIES)[number]): void {
    this.firm.publish({ ...this.firm.rules, strategy });
  }

  drain(): void {
    this.firm.placeAll(
      [...this.firm.waiting.values()],
      (facts) => this.firm.rankFor(facts, this.nowMs),
      this.nowMs,
      ({ facts }) => {
        const decision = this.firm.decideFor(facts, this.nowMs);
        this.record(facts, () => decision);
        this.carryOut(facts, decision, false);
      },
    );
  }

  /** What is wrong with the counters and the ledger; empty when all is well. */
  findFaults(): string[] {
    const faults: string[] = [];
    for (const attorney of this.firm.state.attorneys.values()) {
      const held = [...this.firm.held.values()].filter(
        ({ attorneyId }) => attorneyId === attorney.id,
      );
      const load = held.reduce((sum, one) => sum + one.load.loadPoints, 0);
      if (attorney.loadPoints !== load) faults.push(`load of ${attorney.id}`);
      if (attorney.openCases !== held.length) faults.push(`open cases of ${attorney.id}`);
      const active = held.filter((one) => one.load.countsActive).length;
      if (attorney.activeCases !== active) faults.push(`active cases of ${attorney.id}`);
    }
    for (const facts of this.firm.waiting.values()) {
      if (this.firm.held.has(facts.id)) faults.push(`${facts.id} waits and is held`);
      if (this.firm.rankFor(facts, this.nowMs).length > 0) faults.push(`${facts.id} waits in vain`);
    }
    return [...faults, ...this.findDecisionFaults()];
  }

  private findDecisionFaults(): string[] {
    const last = this.records.at(-1);
    if (!last) return [];
    const { input, decision } = last;
    const winner = decision.candidates.find(({ attorneyId }) => attorneyId === decision.attorneyId);
    const overridden = decision.override !== null;
    const isSound = decision.attorneyId === null || winner?.eligible === true || overridden;
    const versionAhead = decision.ruleSetVersion > this.firm.state.ruleSetVersion;
    return [
      ...(isSound ? [] : [`${input.case.id} went to someone excluded`]),
      ...(versionAhead ? ['a decision from the future'] : []),
    ];
  }
}

const id = fc.constantFrom('A', 'B', 'C', 'D');
const nth = fc.nat(20);
const happening = fc.oneof(
  {
    arbitrary: fc.record({ kind: fc.constant('arrive' as const), facts: caseFacts, nth }),
    weight: 6,
  },
  { arbitrary: fc.record({ kind: fc.constant('hand-off' as const), nth }), weight: 1 },
  { arbitrary: fc.record({ kind: fc.constant('by-hand' as const), nth, id }), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constant('stage' as const),
      nth,
      stage: fc.constantFrom(...STAGES),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      id,
      what: fc.constantFrom('pause' as const, 'leave' as const, 'capacity' as const),
    }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      strategy: fc.constantFrom(...STRATEGIES),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ kind: fc.constant('pass' as const), days: fc.nat(9) }), weight: 2 },
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

function play(firm: CheckedFirm, what: Happening): void {
  if (what.kind === 'arrive') {
    const clientId = `client-${what.nth % 4}`;
    firm.arrive({ ...what.facts, id: `case-${what.nth}`, clientId, previousHolderId: null });
  } else if (what.kind === 'hand-off') firm.handOff(what.nth);
  else if (what.kind === 'by-hand') firm.giveByHand(what.nth, what.id);
  else if (what.kind === 'stage') firm.changeStage(what.nth, what.stage);
  else if (what.kind === 'change') firm.change(what.id, what.what);
  else if (what.kind === 'publish') firm.publish(what.strategy);
  else firm.pass(what.days);
  firm.drain();
}

test('through any history the counters agree with the cases after every step', () => {
  const histories = fc.record({
    roster: attorneys(1, 4),
    strategy: fc.constantFrom(...STRATEGIES),
    capacityMeasure: fc.constantFrom('cases' as const, 'load' as const),
    history: fc.array(happening, { maxLength: 25 }),
  });
  fc.assert(
    fc.property(histories, ({ roster, strategy, capacityMeasure, history }) => {
      const firm = new CheckedFirm(roster, { ...DEFAULT_RULE_SET, strategy, capacityMeasure });
      for (const what of history) {
        play(firm, what);
        expect(firm.findFaults()).toEqual([]);
      }
      for (const { input, decision } of firm.records) {
        expect(replay(input, decision).differences).toEqual([]);
      }
    }),
    { numRuns: RUNS },
  );
});
