import {
  capacityPoints,
  isAbsent,
  isReentering,
  levelFor,
  utilization,
  wantedLevel,
  weightOf,
  type Candidate,
} from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { presentBetween, type CaseRun } from './case-run';
import type { MemoryFirm } from './memory-firm';
import { absencesOf } from './open-firm';
import type { Instance } from './schema';

/** The last line of a simulation. Shares are 0 … 1, waits are days. */
export interface Summary {
  readonly cases: number;
  readonly assigned: number;
  readonly waiting: number;
  readonly handoffs: number;
  readonly breaches: number;
  readonly waitMeanDays: number;
  readonly waitP95Days: number;
  readonly match: number;
  readonly hard: number;
  readonly evenness: number;
  readonly share: number;
  readonly flood: number;
  readonly late: number;
  readonly continuity: number;
  readonly decisionMicros: number;
}

/** What the one number charges: the same for every strategy, whatever its own costs are. */
export const CHARGES = {
  /** For 0, 1, 2 or 3 levels short of what the case wants. */
  shortfall: [0, 100, 250, 400],
  levelBelowExpert: 10,
  /** A client who loses an attorney who is present. */
  clientLost: 50,
  dayWaited: 10,
  late: 300,
  handoff: 100,
  /** For each full workload of distance from the mean utilization, summed over attorneys, a week. */
  weeklyImbalance: 100,
} as const;

/** A running count of how often something that could be was. */
class Ratio {
  hits = 0;
  total = 0;

  add(hit: boolean): void {
    this.total += 1;
    if (hit) this.hits += 1;
  }

  /** `otherwise` where there was nothing to count. */
  value(otherwise: number): number {
    return this.total === 0 ? otherwise : this.hits / this.total;
  }
}

/**
 * Measures a run. Counts (cases, assigned, waiting, handoffs, breaches) are of the whole run; the
 * rates are of the cases that arrive, and the days that lie, between the instance's start and end.
 */
export class Metrics {
  private readonly measured: CaseRun[] = [];
  private readonly match = new Ratio();
  private readonly hard = new Ratio();
  private readonly continuity = new Ratio();
  private readonly receivedPoints = new Map<string, number>();
  private evennessSum = 0;
  private evennessDays = 0;
  private floodGot = 0;
  private floodExpected = 0;
  private fitCost = 0;
  private weeklyImbalance = 0;
  private measuredHandoffs = 0;
  private waitingCount = 0;
  private readonly collectedReentries = new Map<string, number>();
  cases = 0;
  handoffs = 0;
  breaches = 0;

  constructor(private readonly instance: Instance) {}

  private covers(atMs: number): boolean {
    return atMs >= this.instance.start && atMs < this.instance.end;
  }

  arrived(run: CaseRun): void {
    this.cases += 1;
    if (this.covers(run.facts.arrivedAtMs)) this.measured.push(run);
  }

  /** Must be told before the firm's state moves: it looks at the holder as they were when chosen. */
  placed(
    run: CaseRun,
    holderId: string,
    presentOwnerId: string | null,
    { state: { attorneys, rules } }: Pick<MemoryFirm, 'state'>,
  ): void {
    const { facts } = run;
    const holder = attorneys.get(holderId);
    if (!holder) return;
    const weight = weightOf(facts);
    const full =
      rules.capacityMeasure === 'cases'
        ? holder.activeCases + 1 > holder.capacity
        : holder.loadPoints + weight > capacityPoints(holder.capacity);
    if (full) this.breaches += 1;
    if (run.holders.length > 0) {
      this.handoffs += 1;
      if (this.covers(facts.arrivedAtMs)) this.measuredHandoffs += 1;
      return;
    }
    if (!this.covers(facts.arrivedAtMs)) return;
    const level = levelFor(holder, facts.visaType);
    const wanted = wantedLevel(facts.complexity);
    this.match.add(level >= wanted);
    if (facts.complexity >= 7) this.hard.add(level >= wanted);
    if (presentOwnerId !== null) this.continuity.add(presentOwnerId === holder.id);
    this.fitCost +=
      (CHARGES.shortfall[Math.max(0, wanted - level)] ?? 0) +
      CHARGES.levelBelowExpert * (3 - level);
    this.receivedPoints.set(holder.id, (this.receivedPoints.get(holder.id) ?? 0) + weight);
  }

  /** Collects the re-entry of an attorney, once, when it is over or another begins. */
  reentryOver({ id, reentry }: Pick<Candidate, 'id' | 'reentry'>): void {
    if (!reentry || this.collectedReentries.get(id) === reentry.sinceMs) return;
    this.collectedReentries.set(id, reentry.sinceMs);
    if (!this.covers(reentry.sinceMs)) return;
    this.floodGot += reentry.gotPoints;
    this.floodExpected += reentry.expectedPoints;
  }

  /** Told once, when the run is over. */
  close(firm: MemoryFirm): void {
    this.waitingCount = firm.waiting.size;
    for (const attorney of firm.state.attorneys.values()) this.reentryOver(attorney);
  }

  /** Once a day, when everything of that instant has happened. */
  sampleDay(firm: MemoryFirm, atMs: number): void {
    const settled: number[] = [];
    const present: number[] = [];
    for (const attorney of firm.state.attorneys.values()) {
      if (!isReentering(attorney, atMs)) this.reentryOver(attorney);
      if (!attorney.active || isAbsent(attorney.absences, atMs)) continue;
      const share = utilization(attorney.loadPoints, attorney.capacity);
      present.push(share);
      if (!isReentering(attorney, atMs)) settled.push(share);
    }
    if (!this.covers(atMs)) return;
    const jain = evennessOf(settled);
    if (jain !== null) {
      this.evennessSum += jain;
      this.evennessDays += 1;
    }
    const day = Math.round((atMs - this.instance.start) / DAY_MS);
    if (day % 7 === 0) this.weeklyImbalance += totalDeviation(present);
  }

  summary(decisionMicros: number): Summary {
    const waits = this.waitsInDays();
    const assigned = this.cases - this.waitingCount;
    return {
      cases: this.cases,
      assigned,
      waiting: this.waitingCount,
      handoffs: this.handoffs,
      breaches: this.breaches,
      waitMeanDays: rounded(mean(waits)),
      waitP95Days: rounded(percentile(waits, 0.95)),
      match: rounded(this.match.value(1)),
      hard: rounded(this.hard.value(1)),
      evenness: rounded(this.evennessDays === 0 ? 1 : this.evennessSum / this.evennessDays),
      share: rounded(this.shareDeviation()),
      flood: rounded(this.floodExpected === 0 ? 1 : this.floodGot / this.floodExpected),
      late: rounded(this.lateShare().value(0)),
      continuity: rounded(this.continuity.value(1)),
      decisionMicros: rounded(decisionMicros),
    };
  }

  /** One number to compare rules by: the mean cost of a measured case (lower is better). */
  costPerCase(): number {
    const lost = this.continuity.total - this.continuity.hits;
    const waited = this.waitsInDays().reduce((sum, days) => sum + days, 0);
    const total =
      this.fitCost +
      CHARGES.clientLost * lost +
      CHARGES.dayWaited * waited +
      CHARGES.late * this.lateShare().hits +
      CHARGES.handoff * this.measuredHandoffs +
      CHARGES.weeklyImbalance * this.weeklyImbalance;
    return total / Math.max(1, this.measured.length);
  }

  private waitsInDays(): number[] {
    const { end } = this.instance;
    return this.measured.map((run) => {
      const openMs = run.waitingSinceMs === null ? 0 : Math.max(0, end - run.waitingSinceMs);
      return (run.waitedMs + openMs) / DAY_MS;
    });
  }

  /** Late: work done after the deadline, or not yet done although the deadline has passed. */
  private lateShare(): Ratio {
    const late = new Ratio();
    for (const { facts, workDoneAtMs } of this.measured) {
      if (facts.deadlineMs === null) continue;
      if (workDoneAtMs === null && facts.deadlineMs >= this.instance.end) continue;
      late.add(workDoneAtMs === null || workDoneAtMs > facts.deadlineMs);
    }
    return late;
  }

  /** Mean of |received ÷ entitled − 1|, entitled being capacity × presence. */
  private shareDeviation(): number {
    const { attorneys, start, end } = this.instance;
    const claims = attorneys.map((attorney) => {
      const fromMs = Math.max(start, attorney.joinsAt ?? start);
      const toMs = Math.min(end, attorney.leavesAt ?? end);
      const presentMs = presentBetween(absencesOf(attorney), fromMs, toMs);
      return { id: attorney.id, claim: attorney.capacity * presentMs };
    });
    const claimed = claims.reduce((sum, { claim }) => sum + claim, 0);
    const received = [...this.receivedPoints.values()].reduce((sum, points) => sum + points, 0);
    if (claimed === 0 || received === 0) return 0;
    const deviations = claims
      .filter(({ claim }) => claim > 0)
      .map(({ id, claim }) => {
        const entitled = (received * claim) / claimed;
        return Math.abs((this.receivedPoints.get(id) ?? 0) / entitled - 1);
      });
    return mean(deviations);
  }
}

/** Jain's index: 1 when all are equal, 1/n when one has everything; null when no one has any. */
function evennessOf(values: readonly number[]): number | null {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? null : (sum * sum) / (values.length * squares);
}

function totalDeviation(values: readonly number[]): number {
  const average = mean(values);
  return values.reduce((sum, value) => sum + Math.abs(value - average), 0);
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least this share of the values does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
