import {
  forecastFrom,
  isAbsent,
  isReentryAfter,
  lastsDays,
  levelFor,
  reasonFor,
  reserveTable,
  type AbsenceWindow,
  type CaseFacts,
  type DecisionReason,
  type ExclusionCode,
  type PastArrival,
} from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import { beginStage, nextStage, stageOf, suspendStage, type CaseRun, type Pace } from './case-run';
import type { MemoryFirm, MemoryFirmOptions, Placement } from './memory-firm';
import { Metrics, type Summary } from './metrics';
import { absencesOf, openFirm } from './open-firm';
import type { Instance } from './schema';
import { firstInstantOf, RANK, timelineOf, type SimulationEvent, type Timeline } from './timeline';

/** One line of output: a case was first decided, or placed after it waited or came back. */
export interface DecisionLine {
  readonly at: string;
  readonly caseId: string;
  readonly attorneyId: string | null;
  readonly outcome: 'assigned' | 'waiting';
  readonly reason: DecisionReason;
  readonly handoff: boolean;
  readonly waitedMs: number;
  readonly ranking: readonly string[];
  readonly exclusions: Readonly<Record<string, readonly ExclusionCode[]>>;
}

export interface SimulationHooks extends MemoryFirmOptions {
  readonly onLine?: (line: DecisionLine) => void;
  /** Told now and then how many cases have arrived. */
  readonly onProgress?: (arrived: number) => void;
  /** A clock in milliseconds to time decisions with; without it they seem to take no time. */
  readonly stopwatch?: () => number;
}

export interface SimulationResult {
  readonly summary: Summary;
  /** Mean cost of a measured case; see `Metrics.costPerCase`. */
  readonly costPerCase: number;
}

/** An absence this long sends the active cases back to the rules. */
const LONG_LEAVE_DAYS = 30;
const REFRESH_EVERY_DAYS = 7;
const ABSENCE_HORIZON_DAYS = 400;
const PROGRESS_EVERY_CASES = 1000;

/** Puts an instance through the rules with a virtual clock. Deterministic but for the timing. */
export function simulate(instance: Instance, hooks: SimulationHooks = {}): SimulationResult {
  return new Simulation(instance, hooks).run();
}

class Simulation {
  private readonly firm: MemoryFirm;
  private readonly metrics: Metrics;
  private readonly timeline: Timeline;
  private readonly firstMs: number;
  private readonly runs = new Map<string, CaseRun>();
  private readonly absences = new Map<string, readonly AbsenceWindow[]>();
  private readonly arrivals: PastArrival[] = [];
  private forecastDueMs = Number.NEGATIVE_INFINITY;
  private absencesDueMs = Number.NEGATIVE_INFINITY;
  private decidingMs = 0;
  private decided = 0;

  constructor(
    private readonly instance: Instance,
    private readonly hooks: SimulationHooks,
  ) {
    this.firstMs = firstInstantOf(instance);
    this.firm = openFirm(instance, this.firstMs, hooks);
    this.metrics = new Metrics(instance);
    this.timeline = timelineOf(instance);
    for (const attorney of instance.attorneys) this.absences.set(attorney.id, absencesOf(attorney));
  }

  run(): SimulationResult {
    const { end } = this.instance;
    for (
      let at = this.timeline.nextInstant(end);
      at !== null;
      at = this.timeline.nextInstant(end)
    ) {
      this.playInstant(at);
    }
    this.metrics.close(this.firm);
    const micros = this.decided === 0 ? 0 : (this.decidingMs * 1000) / this.decided;
    return { summary: this.metrics.summary(micros), costPerCase: this.metrics.costPerCase() };
  }

  private playInstant(atMs: number): void {
    this.firm.apply({ kind: 'days-passed', atMs });
    this.showAbsences(atMs);
    const freeing = this.timeline.takeUpTo(atMs, RANK.join);
    for (const event of freeing) this.free(event, atMs);
    this.refreshReserve(atMs);
    if (freeing.length > 0) this.placeOrKeep([...this.firm.waiting.values()], atMs);
    this.sendBack(this.timeline.takeUpTo(atMs, RANK.leave), atMs);
    this.sendBack(this.timeline.takeUpTo(atMs, RANK['absence-begin']), atMs);
    this.arrive(this.timeline.takeUpTo(atMs, RANK.arrival), atMs);
    if (this.timeline.takeUpTo(atMs, RANK.day).length > 0) {
      this.metrics.sampleDay(this.firm, atMs);
      this.timeline.add(atMs + DAY_MS, { kind: 'day' });
    }
  }

  private free(event: SimulationEvent, atMs: number): void {
    if (event.kind === 'stage-end') {
      if (event.planVersion === event.run.planVersion) this.endStage(event.run, atMs);
    } else if (event.kind === 'absence-end') {
      this.comeBack(event.id, event.window, atMs);
    } else if (event.kind === 'join') {
      this.firm.apply({ kind: 'joined', attorneyId: event.id, atMs });
      this.forecastDueMs = atMs;
    }
  }

  private comeBack(id: string, window: AbsenceWindow, atMs: number): void {
    const attorney = this.firm.getAttorney(id);
    if (!attorney.active || !isReentryAfter(window)) return;
    this.metrics.reentryOver(attorney);
    this.firm.apply({ kind: 'reentered', attorneyId: id, sinceMs: atMs });
  }

  private endStage(run: CaseRun, atMs: number): void {
    const { id } = run.facts;
    const hasNext = nextStage(run);
    const counts = hasNext && this.counts(run);
    if (!counts) run.workDoneAtMs ??= atMs;
    if (!hasNext) {
      this.firm.release(id);
      return;
    }
    this.firm.changeStage(id, stageOf(run));
    run.startedAtMs = atMs;
    const holderId = this.firm.getHeld(id).attorneyId;
    const isGone = !this.firm.getAttorney(holderId).active;
    if (counts && isGone) this.keepWaiting([this.takeBack(run, atMs)]);
    else this.plan(run, holderId, atMs);
  }

  private counts(run: CaseRun): boolean {
    return this.firm.rules.stageWeights[stageOf(run)].counts;
  }

  private paceOf(run: CaseRun, attorneyId: string): Pace {
    return {
      level: levelFor(this.firm.getAttorney(attorneyId), run.facts.visaType),
      absences: this.absences.get(attorneyId) ?? [],
    };
  }

  private plan(run: CaseRun, attorneyId: string, atMs: number): void {
    const endsAtMs = beginStage(run, this.counts(run), this.paceOf(run, attorneyId), atMs);
    this.timeline.add(endsAtMs, { kind: 'stage-end', run, planVersion: run.planVersion });
  }

  /** Takes a case from its holder, as far as the work has come. */
  private takeBack(run: CaseRun, atMs: number): CaseFacts {
    const { attorneyId } = this.firm.release(run.facts.id);
    suspendStage(run, this.paceOf(run, attorneyId), atMs);
    run.waitingSinceMs = atMs;
    run.facts = { ...run.facts, previousHolderId: attorneyId };
    return run.facts;
  }

  /** Shows the rules the absences of the coming year only: more would slow every decision down. */
  private showAbsences(atMs: number): void {
    if (atMs < this.absencesDueMs) return;
    this.absencesDueMs = atMs + REFRESH_EVERY_DAYS * DAY_MS;
    const horizonMs = atMs + ABSENCE_HORIZON_DAYS * DAY_MS;
    for (const [attorneyId, windows] of this.absences) {
      const absences = windows.filter(
        ({ startsAtMs, endsAtMs }) => endsAtMs > atMs && startsAtMs < horizonMs,
      );
      this.firm.apply({ kind: 'attorney-changed', attorneyId, to: { absences } });
    }
  }

  /** The active cases of those who leave go back to the rules. */
  private sendBack(events: readonly SimulationEvent[], atMs: number): void {
    const leaving = new Set<string>();
    for (const event of events) {
      if (event.kind === 'leave') {
        const to = { active: false };
        this.firm.apply({ kind: 'attorney-changed', attorneyId: event.id, to });
        leaving.add(event.id);
        this.forecastDueMs = atMs;
      } else if (event.kind === 'absence-begin' && lastsDays(event.window, LONG_LEAVE_DAYS)) {
        leaving.add(event.id);
      }
    }
    if (leaving.size === 0) return;
    this.refreshReserve(atMs);
    const returned = [...this.firm.held.values()]
      .filter(({ attorneyId, load }) => load.countsActive && leaving.has(attorneyId))
      .map(({ facts }) => this.takeBack(this.getRun(facts.id), atMs));
    this.placeOrKeep(returned, atMs);
  }

  private arrive(events: readonly SimulationEvent[], atMs: number): void {
    const batch: CaseFacts[] = [];
    for (const event of events) {
      if (event.kind !== 'arrival') continue;
      const { run } = event;
      this.runs.set(run.facts.id, run);
      this.arrivals.push(run.facts);
      this.metrics.arrived(run);
      batch.push(run.facts);
      if (this.metrics.cases % PROGRESS_EVERY_CASES === 0) {
        this.hooks.onProgress?.(this.metrics.cases);
      }
    }
    for (const facts of this.placeOrKeep(batch, atMs)) {
      this.getRun(facts.id).waitingSinceMs = atMs;
      this.tell(facts, null, atMs);
    }
  }

  private placeOrKeep(cases: readonly CaseFacts[], atMs: number): readonly CaseFacts[] {
    if (cases.length === 0) return cases;
    const rankOf = (facts: CaseFacts) => this.timed(() => this.firm.bestTwoFor(facts, atMs));
    const unplaced = this.firm.placeAll(cases, rankOf, atMs, (each) => this.place(each, atMs));
    this.keepWaiting(unplaced);
    return unplaced;
  }

  private keepWaiting(cases: readonly CaseFacts[]): void {
    for (const facts of cases) this.firm.waiting.set(facts.id, facts);
  }

  private timed<T>(decide: () => T): T {
    const before = this.hooks.stopwatch?.() ?? 0;
    const result = decide();
    this.decidingMs += (this.hooks.stopwatch?.() ?? 0) - before;
    this.decided += 1;
    return result;
  }

  private place(placement: Placement, atMs: number): void {
    const { facts, attorneyId } = placement;
    const run = this.getRun(facts.id);
    this.tell(facts, placement, atMs);
    this.metrics.placed(run, attorneyId, this.presentOwnerOf(facts, atMs), this.firm);
    const handoff = run.holders.length > 0;
    this.firm.place(facts, attorneyId, atMs, { stage: stageOf(run), handoff });
    if (run.waitingSinceMs !== null) run.waitedMs += atMs - run.waitingSinceMs;
    run.waitingSinceMs = null;
    run.holders.push(attorneyId);
    this.plan(run, attorneyId, atMs);
  }

  private presentOwnerOf({ clientId }: CaseFacts, atMs: number): string | null {
    const ownerId = this.firm.owners.get(clientId);
    const owner = ownerId === undefined ? null : this.firm.state.attorneys.get(ownerId);
    return owner?.active && !isAbsent(owner.absences, atMs) ? owner.id : null;
  }

  /** Writes the line of a decision; must come before the firm's state moves. */
  private tell(facts: CaseFacts, placement: Placement | null, atMs: number): void {
    const { onLine } = this.hooks;
    if (!onLine) return;
    const run = this.getRun(facts.id);
    const ranking = placement ? this.firm.rankFor(facts, atMs) : [];
    onLine({
      at: new Date(atMs).toISOString(),
      caseId: facts.id,
      attorneyId: placement?.attorneyId ?? null,
      outcome: placement ? 'assigned' : 'waiting',
      reason: reasonFor(this.firm.inputFor(facts, atMs), ranking),
      handoff: run.holders.length > 0,
      waitedMs: run.waitingSinceMs === null ? 0 : atMs - run.waitingSinceMs,
      ranking: ranking.map(({ attorneyId }) => attorneyId),
      exclusions: Object.fromEntries(this.firm.exclusionsFor(facts, atMs)),
    });
  }

  private refreshReserve(atMs: number): void {
    if (atMs < this.forecastDueMs || this.firm.rules.strategy !== 'balanced') return;
    this.forecastDueMs = atMs + REFRESH_EVERY_DAYS * DAY_MS;
    const forecast = this.instance.forecast ?? forecastFrom(this.arrivals, this.firstMs, atMs);
    const roster = [...this.firm.state.attorneys.values()];
    this.firm.keepRoom(reserveTable(forecast, roster, this.firm.rules));
  }

  private getRun(caseId: string): CaseRun {
    const run = this.runs.get(caseId);
    if (!run) throw new Error(`Case ${caseId} has not arrived.`);
    return run;
  }
}
