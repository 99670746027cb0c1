import { recordAbsence } from '@/lib/features/absences';
import { assignCase, drainWaitingLine } from '@/lib/assignment';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import { changeAttorney } from '@/lib/features/attorneys';
import type { PublishRulesInput } from '@/lib/contracts/rules-request';
import { day } from '@/tests/core/builders';
import {
  scenarioCase,
  type Happened,
  type Scenario,
  type ScenarioStep,
} from '@/tests/core/scenario-firm';
import { asOwner } from './as-owner';
import {
  addAttorney,
  at,
  buildFirm,
  changeRules,
  editCase,
  openCase,
  type BuiltFirm,
} from './build-firm';

/** Counters that a scenario gives by hand; in the database only history makes them. */
const INJECTED = [
  'loadPoints',
  'openCases',
  'activeCases',
  'lastAssignedSeq',
  'fairShare',
  'reservePoints',
  'reentry',
] as const;

type Values = Readonly<Record<string, unknown>>;

/** Why a scenario cannot be set up in a database; null when it can. */
export function whyNotInDatabase(scenario: Scenario): string | null {
  const people: Values[] = [...scenario.attorneys, ...scenario.steps.flatMap(valuesOf)];
  for (const field of INJECTED) {
    if (people.some((values) => values[field] !== undefined)) return `it injects ${field}`;
  }
  if (people.some(({ capacity = 100 }) => Number(capacity) % 100 !== 0)) {
    return 'a capacity is no whole number of cases';
  }
  if (Object.keys(scenario.owners).length > 0) return 'it injects owners of clients';
  const cases = casesOf(scenario);
  if (cases.some((one) => one.weight !== undefined && one.weight !== 50 + 10 * one.complexity)) {
    return 'a case has a weight of its own';
  }
  const days = new Map<VisaType, number>();
  for (const { visaType, estDays, deadline } of cases) {
    if (deadline === undefined) continue;
    if ((days.get(visaType) ?? estDays) !== estDays) return 'one visa type takes different days';
    days.set(visaType, estDays);
  }
  return null;
}

function valuesOf({ op, values }: ScenarioStep): Values[] {
  return values && (op === 'set' || op === 'join') ? [values] : [];
}

function casesOf({ steps }: Scenario) {
  return steps.flatMap((step) =>
    typeof step.case === 'object' ? [scenarioCase.parse(step.case)] : [],
  );
}

/** Every stage at full weight, capacity measured by load: what the scenarios are written for. */
function rulesFor(scenario: Scenario): Omit<PublishRulesInput, 'version'> {
  const full = { counts: true, weight: 1 };
  const estimated = new Map(casesOf(scenario).map((one) => [one.visaType, one.estDays]));
  for (const { visaType, estDays, deadline } of casesOf(scenario)) {
    if (deadline !== undefined) estimated.set(visaType, estDays);
  }
  return {
    capacityMeasure: 'load',
    thresholds: [{ fromComplexity: 8, minLevel: 1, minSeniority: 'senior' }],
    leaveLeadDays: 0,
    stageWeights: {
      intake: full,
      collecting: full,
      drafting: full,
      review: full,
      filed: full,
      rfe: full,
      decided: full,
    },
    visaTypes: Object.fromEntries(
      VISA_TYPES.map((type) => [
        type,
        { estimatedDays: estimated.get(type) ?? 30, defaultComplexity: 5 },
      ]),
    ),
    ...scenario.settings,
    strategy: scenario.strategy as PublishRulesInput['strategy'],
  };
}

/** Plays a scenario's steps through the services, drained after every step as the sweep would. */
export class ScenarioFirm {
  private readonly attorneyIds = new Map<string, string>();
  private readonly caseIds = new Map<string, string>();
  private readonly seen = new Set<string>();
  private readonly answers = new Map<string, Happened>();

  private constructor(
    private readonly firm: BuiltFirm,
    private nowMs: number,
  ) {}

  /** Builds the firm so long before that no one counts as new in it. */
  static async open(scenario: Scenario): Promise<ScenarioFirm> {
    const startMs = day(scenario.day);
    const long = new Date(day(scenario.day - 90)).toISOString();
    const firm = await at(long, () => buildFirm([], { timeZone: 'UTC' }));
    const opened = new ScenarioFirm(firm, startMs);
    await at(long, async () => {
      await changeRules(firm, rulesFor(scenario));
      for (const { id, ...values } of scenario.attorneys) await opened.join(id, values);
    });
    return opened;
  }

  get firmId(): string {
    return this.firm.firmId;
  }

  /** Plays one step and tells what it brought about, in order. */
  async play(step: ScenarioStep): Promise<Happened[]> {
    if (step.op === 'day') this.nowMs = day(step.day ?? 0);
    return this.now(async () => {
      const known =
        step.op === 'arrive' ? this.answers.get(scenarioCase.parse(step.case).id) : null;
      if (known) return [known];
      await this.perform(step);
      await drainWaitingLine(this.firm.firmId);
      return this.whatHappened();
    });
  }

  now<T>(work: () => Promise<T>): Promise<T> {
    return at(new Date(this.nowMs).toISOString(), work);
  }

  private async perform(step: ScenarioStep): Promise<void> {
    if (step.op === 'arrive') await this.arrive(step);
    else if (step.op === 'manual') await this.giveByHand(step);
    else if (step.op === 'close') {
      await editCase(this.firm, this.caseIds.get(nameOf(step)) ?? '', { stage: 'closed' });
    } else if (step.op === 'set') {
      const id = this.attorneyIds.get(step.attorney ?? '') ?? '';
      await changeAttorney(this.firm.actor, id, inputOf(step.values ?? {}));
    } else if (step.op === 'join') {
      const { id, ...values } = step.values ?? {};
      await this.join(String(id), values);
    } else if (step.op === 'rule') await changeRules(this.firm, step.values ?? {});
  }

  private async join(name: string, values: Values): Promise<void> {
    const { absences = [], ...input } = values;
    const { id } = await addAttorney(this.firm, {
      name,
      seniority: 'associate',
      expertise: { 'H-1B': 2 },
      ...inputOf(input),
    });
    this.attorneyIds.set(name, id);
    for (const [from, to] of absences as [number, number][]) {
      const window = { startsOn: dateOf(from), endsOn: dateOf(to - 1) };
      await recordAbsence(this.firm.actor, { attorneyId: id, kind: 'vacation', ...window });
    }
  }

  private async arrive({ case: given }: ScenarioStep): Promise<string> {
    const one = scenarioCase.parse(given);
    const client = one.client ?? `client of ${one.id}`;
    const { id } = await openCase(this.firm, {
      client: { name: client, externalRef: client, company: one.company },
      externalRef: one.id,
      visaType: one.visaType,
      complexity: one.complexity,
      priority: one.priority,
      // Until the end of a day is until the next one begins.
      deadline: one.deadline === undefined ? null : dateOf(one.deadline - 1),
    });
    this.caseIds.set(one.id, id);
    return id;
  }

  /** The product gives waiting cases by hand; an arriving one waits behind a paused roster first. */
  private async giveByHand(step: ScenarioStep): Promise<void> {
    const waiting = this.caseIds.get(nameOf(step));
    const id = waiting ?? (await this.arriveUnseen(step));
    await assignCase(this.firm.actor, id, {
      attorneyId: this.attorneyIds.get(step.attorney ?? ''),
      override: { reason: 'The scenario says so.' },
    });
  }

  private async arriveUnseen(step: ScenarioStep): Promise<string> {
    const pause = (active: boolean) =>
      asOwner('UPDATE attorneys SET active = $2 WHERE firm_id = $1', [this.firm.firmId, active]);
    await pause(false);
    const id = await this.arrive(step);
    await pause(true);
    await this.whatHappened();
    return id;
  }

  /** The decisions that were recorded since the last look. */
  private async whatHappened(): Promise<Happened[]> {
    const rows = await asOwner<{ id: string; ref: string; result: Recorded }>(
      `SELECT d.id, c.external_ref AS ref, d.result
         FROM decisions d JOIN cases c ON c.firm_id = d.firm_id AND c.id = d.case_id
        WHERE d.firm_id = $1 ORDER BY d.id`,
      [this.firm.firmId],
    );
    const names = new Map([...this.attorneyIds].map(([name, id]) => [id, name]));
    return rows.flatMap(({ id, ref, result }) => {
      if (this.seen.has(id)) return [];
      this.seen.add(id);
      const happened = happenedFrom(ref, result, names);
      this.answers.set(ref, happened);
      return [happened];
    });
  }
}

/** The case that a step names without describing it. */
function nameOf({ case: named }: ScenarioStep): string {
  return typeof named === 'string' ? named : '';
}

interface Recorded {
  attorneyId: string | null;
  reason: string;
  candidates: {
    attorneyId: string;
    totalCost: number | null;
    exclusions: { code: Happened['excluded'][string] }[];
  }[];
}

function happenedFrom(
  ref: string,
  { attorneyId, reason, candidates }: Recorded,
  names: ReadonlyMap<string, string>,
): Happened {
  const whois = (id: string) => names.get(id) ?? id;
  return {
    case: ref,
    assigned: attorneyId === null ? null : whois(attorneyId),
    reason,
    cost: candidates[0]?.totalCost ?? null,
    excluded: Object.fromEntries(
      candidates.flatMap(({ attorneyId: id, exclusions }) =>
        exclusions[0] ? [[whois(id), exclusions[0].code]] : [],
      ),
    ),
  };
}

/** A scenario's points are a hundredfold of the product's capacity. */
function inputOf({ capacity, ...values }: Values): Values {
  return capacity === undefined ? values : { ...values, capacity: Number(capacity) / 100 };
}

function dateOf(days: number): string {
  return new Date(day(days)).toISOString().slice(0, 10);
}
