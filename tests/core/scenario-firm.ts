import {
  DEFAULT_RULE_SET,
  decideByHand,
  SENIORITIES,
  VISA_TYPES,
  type Candidate,
  type CaseFacts,
  type Decision,
  type ExclusionCode,
  type RuleSet,
  type Strategy,
} from '@/lib/assignment/core';
import { MemoryFirm } from '@/lib/tools/simulation/memory-firm';
import { z } from 'zod';
import { anAttorney, away, day } from './builders';

const level = z.literal([0, 1, 2, 3]);
const visaType = z.enum(VISA_TYPES);

/** What a scenario says of an attorney; points and days as whole numbers. */
const attorneyValues = z.strictObject({
  id: z.string().optional(),
  active: z.boolean().optional(),
  seniority: z.enum(SENIORITIES).optional(),
  expertise: z.partialRecord(visaType, level).optional(),
  capacity: z.number().optional(),
  loadPoints: z.number().optional(),
  openCases: z.number().optional(),
  activeCases: z.number().optional(),
  maxComplexity: z.number().nullish(),
  intakePerWeek: z.number().nullish(),
  lastAssignedSeq: z.number().optional(),
  fairShare: z.number().optional(),
  reservePoints: z.number().optional(),
  absences: z.array(z.tuple([z.number(), z.number()])).optional(),
  reentry: z.strictObject({ since: z.number(), got: z.number(), expected: z.number() }).nullish(),
});
type AttorneyValues = z.output<typeof attorneyValues>;

/** What a scenario says of a case. */
export const scenarioCase = z.strictObject({
  id: z.string(),
  client: z.string().optional(),
  company: z.string().optional(),
  visaType: visaType.default('H-1B'),
  complexity: z.number(),
  priority: z.enum(['normal', 'urgent']).default('normal'),
  weight: z.number().optional(),
  deadline: z.number().optional(),
  estDays: z.number().default(30),
});

const settings = z.looseObject({
  strategy: z.string().optional(),
  continuity: z.enum(['off', 'prefer']).optional(),
});

const expectation = z.strictObject({
  case: z.string(),
  assigned: z.string().nullish(),
  reason: z.string().optional(),
  cost: z.number().optional(),
  excluded: z.record(z.string(), z.string()).optional(),
});

const step = z.looseObject({
  op: z.enum(['arrive', 'manual', 'close', 'day', 'set', 'join', 'rule']),
  case: z.union([scenarioCase, z.string()]).optional(),
  attorney: z.string().optional(),
  day: z.number().optional(),
  values: z.looseObject({}).optional(),
  expect: z.array(expectation).default([]),
  ledger: z.record(z.string(), z.number()).optional(),
});
export type ScenarioStep = z.output<typeof step>;

export const scenarioSchema = z.looseObject({
  id: z.string(),
  title: z.string(),
  strategy: z.string(),
  day: z.number().default(0),
  settings: settings.default({}),
  owners: z.record(z.string(), z.string()).default({}),
  attorneys: z.array(attorneyValues.extend({ id: z.string() })),
  steps: z.array(step),
});
export type Scenario = z.output<typeof scenarioSchema>;

/** One thing that a step brought about. */
export interface Happened {
  readonly case: string;
  readonly assigned: string | null;
  readonly reason: string;
  readonly cost: number | null;
  /** First exclusion of each excluded attorney. */
  readonly excluded: Readonly<Record<string, ExclusionCode>>;
}

/** Every stage at full weight, capacity measured by load: what the scenarios are written for. */
const SCENARIO_RULES: RuleSet = {
  ...DEFAULT_RULE_SET,
  capacityMeasure: 'load',
  thresholds: [{ fromComplexity: 8, minLevel: 1, minSeniority: 'senior' }],
  leaveLeadDays: 0,
};

function changesOf(values: AttorneyValues): Partial<Candidate> {
  const { fairShare, reentry, absences, capacity, expertise, lastAssignedSeq, ...same } = values;
  return {
    ...Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined)),
    ...(capacity === undefined ? {} : { capacity: capacity / 100 }),
    ...(expertise ? { levels: expertise } : {}),
    ...(lastAssignedSeq === undefined ? {} : { turn: lastAssignedSeq }),
    ...(fairShare === undefined ? {} : { fairShareMilliPoints: fairShare * 1000 }),
    ...(absences ? { absences: absences.map(([from, to]) => away(from, to)) } : {}),
    ...(reentry
      ? {
          reentry: {
            sinceMs: day(reentry.since),
            gotPoints: reentry.got,
            expectedPoints: reentry.expected,
          },
        }
      : {}),
  };
}

/** Plays a scenario's steps against the pure core, drained after every step. */
export class ScenarioFirm {
  readonly firm: MemoryFirm;
  private readonly decided = new Map<string, Happened>();
  private nowMs: number;
  private arrivals = 0;

  constructor(scenario: Scenario) {
    this.nowMs = day(scenario.day);
    const rules = { ...SCENARIO_RULES, ...scenario.settings, strategy: scenario.strategy };
    this.firm = new MemoryFirm(rules as RuleSet, this.nowMs, Object.entries(scenario.owners));
    scenario.attorneys.forEach((values, index) => {
      this.firm.add(anAttorney(values.id, { position: index + 1, ...changesOf(values) }));
    });
  }

  /** Plays one step and tells what it brought about, in order. */
  play(played: ScenarioStep): Happened[] {
    const happened: Happened[] = [];
    if (played.op === 'arrive') happened.push(...this.arrive(played));
    else if (played.op === 'manual') happened.push(this.giveByHand(played));
    else this.change(played);
    return [...happened, ...this.drain()];
  }

  private factsOf(played: ScenarioStep): CaseFacts {
    const one = scenarioCase.parse(played.case);
    this.arrivals += 1;
    return {
      id: `${String(this.arrivals).padStart(4, '0')}:${one.id}`,
      clientId: one.client ?? `client of ${one.id}`,
      company: one.company ?? null,
      visaType: one.visaType,
      complexity: one.complexity,
      priority: one.priority,
      deadlineMs: one.deadline === undefined ? null : day(one.deadline),
      arrivedAtMs: this.nowMs,
      estimatedDays: one.estDays,
      lastAttorneyId: null,
      previousHolderId: null,
      weightPoints: one.weight,
    };
  }

  private arrive(played: ScenarioStep): Happened[] {
    const { id } = scenarioCase.parse(played.case);
    const known = this.decided.get(id);
    if (known) return [known];
    const facts = this.factsOf(played);
    const decision = this.firm.decideFor(facts, this.nowMs);
    if (decision.attorneyId === null) this.firm.waiting.set(facts.id, facts);
    return [this.carryOut(facts, decision)];
  }

  private giveByHand(played: ScenarioStep): Happened {
    const waiting = [...this.firm.waiting.values()].find(
      ({ id }) => id.split(':')[1] === played.case,
    );
    const facts = waiting ?? this.factsOf(played);
    const input = this.firm.inputFor(facts, this.nowMs);
    const override = { reason: 'The scenario says so.' };
    return this.carryOut(facts, decideByHand(input, played.attorney ?? '', override));
  }

  private carryOut(facts: CaseFacts, decision: Decision): Happened {
    const id = facts.id.split(':')[1] ?? facts.id;
    const happened: Happened = {
      case: id,
      assigned: decision.attorneyId,
      reason: decision.reason,
      cost: decision.candidates[0]?.totalCost ?? null,
      excluded: Object.fromEntries(
        decision.candidates.flatMap(({ attorneyId, exclusions }) =>
          exclusions[0] ? [[attorneyId, exclusions[0].code]] : [],
        ),
      ),
    };
    this.decided.set(id, happened);
    if (decision.attorneyId !== null) {
      const how = { stage: 'drafting', handoff: false } as const;
      this.firm.place(facts, decision.attorneyId, this.nowMs, how);
    }
    return happened;
  }

  private change(played: ScenarioStep): void {
    if (played.op === 'day') {
      this.nowMs = day(played.day ?? 0);
    } else if (played.op === 'close') {
      const held = [...this.firm.held.keys()].find((id) => id.split(':')[1] === played.case);
      this.firm.release(held ?? '');
    } else if (played.op === 'rule') {
      const { strategy, ...others } = settings.parse(played.values ?? {});
      const changed = strategy ? { strategy: strategy as Strategy } : {};
      this.firm.publish({ ...this.firm.rules, ...others, ...changed });
    } else if (played.op === 'set') {
      this.set(played.attorney ?? '', changesOf(attorneyValues.parse(played.values)));
    } else {
      const values = attorneyValues.parse(played.values);
      const { attorneys, lastTurn } = this.firm.state;
      const place = { position: attorneys.size + 1, turn: lastTurn };
      this.firm.add(anAttorney(values.id ?? '', { ...place, ...changesOf(values) }));
    }
  }

  /** Counters that a scenario gives are set as they are; all else is a change like any other. */
  private set(attorneyId: string, values: Partial<Candidate>): void {
    const { activeCases, openCases, loadPoints, ...to } = values;
    const counted = Object.entries({ activeCases, openCases, loadPoints });
    const carried = Object.fromEntries(counted.filter(([, value]) => value !== undefined));
    this.firm.apply({ kind: 'recounted', attorneyId, carried });
    this.firm.apply({ kind: 'attorney-changed', attorneyId, to });
  }

  private drain(): Happened[] {
    const happened: Happened[] = [];
    this.firm.placeAll(
      this.firm.waiting.values(),
      (facts) => this.firm.bestTwoFor(facts, this.nowMs),
      this.nowMs,
      ({ facts }) => {
        happened.push(this.carryOut(facts, this.firm.decideFor(facts, this.nowMs)));
      },
    );
    return happened;
  }
}
