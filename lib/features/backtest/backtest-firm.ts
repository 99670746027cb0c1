import {
  isReentryAfter,
  joinAbsences,
  levelFor,
  reserveTable,
  wantedLevel,
  type AttorneyState,
  type AttorneyTerms,
  type CaseFacts,
  type RuleSet,
  type Stage,
} from '@/lib/assignment/core';
import { MemoryFirm, type HeldCase } from '@/lib/tools/simulation/memory-firm';
import { evennessAt, presentOwnerOf, whyNot } from './look-at';
import { LatestCases } from './latest-cases';
import { outcomeOf, type CaseOutcome, type PlacedBy } from './outcome';
import {
  absencesKnownAt,
  targetOf,
  type Past,
  type PastAbsence,
  type PastCase,
  type PastEvent,
  type PastWall,
} from './past';
import { BacktestLine } from './waiting-line';

/**
 * A firm that goes through its past again under other rules. Only who gets a new case is decided
 * anew; what people did happens as it happened, as far as it still can. Deterministic; the past is
 * read and never changed.
 */
export class BacktestFirm {
  /** What became of each new case, in order of arrival. */
  readonly outcomes = new Map<string, CaseOutcome>();
  /** Jain's index over the present attorneys, once a day. */
  readonly dailyEvenness: number[] = [];
  private readonly firm: MemoryFirm;
  private readonly absences = new Map<string, readonly PastAbsence[]>();
  private readonly stagesInLine = new Map<string, Stage>();
  private readonly line: BacktestLine;
  private readonly latestCases = new LatestCases();
  private readonly closed = new Map<string, HeldCase>();
  /** Who may have room since the line was last looked through. */
  private readonly freed = new Set<string>();
  private nextEvent = 0;
  private forecastDueMs = Number.NEGATIVE_INFINITY;

  /**
   * @param otherwise who got each case under the rules that these are compared with; then the
   * outcome of a case that goes elsewhere says why
   */
  constructor(
    private readonly past: Past,
    private readonly rules: RuleSet,
    private readonly otherwise: ReadonlyMap<string, string | null> = new Map(),
  ) {
    this.firm = new MemoryFirm(rules, past.ledgersAtMs, past.owners);
    this.line = new BacktestLine(rules);
    this.openWorkloads();
    for (const wall of past.walls) this.firm.addWall(wall.attorneyId, targetOf(wall));
    for (const { facts, attorneyId, stage } of past.carried) {
      this.firm.carry(this.factsOf(facts), attorneyId, stage);
      this.latestCases.note(facts);
    }
  }

  private openWorkloads(): void {
    const { attorneys, recentIntake, fromMs } = this.past;
    for (const { candidate, absences } of attorneys) {
      this.firm.add(candidate);
      this.absences.set(candidate.id, absences);
      this.showAbsences(candidate.id, fromMs);
    }
    for (const { attorneyId, atMs } of recentIntake) {
      this.firm.noteIntake(attorneyId, atMs);
    }
  }

  /** Plays on to the end of the next day; false once the period is over. */
  playDay(): boolean {
    for (;;) {
      const event = this.past.events[this.nextEvent];
      if (!event) return this.close();
      this.nextEvent += 1;
      this.firm.apply({ kind: 'days-passed', atMs: event.atMs });
      if (event.atMs >= this.forecastDueMs) this.lookAhead(event.atMs);
      this.play(event);
      this.fillFreedRoom(event.atMs);
      if (event.kind === 'day') return true;
    }
  }

  private close(): false {
    for (const facts of this.firm.waiting.values()) this.endWait(facts.id, this.past.toMs);
    return false;
  }

  private play(event: PastEvent): void {
    const { atMs } = event;
    switch (event.kind) {
      case 'wall':
        return this.moveWall(event.wall, event.up);
      case 'absences':
        return this.changeAbsences(event.attorneyId, atMs);
      case 'stage':
        return this.changeStage(event.caseId, event.stage, atMs);
      case 'join':
      case 'activity':
        return this.changeActivity(event, atMs);
      case 'handoff':
        return this.handOff(event.caseId, event.fromId, event.toId, atMs);
      case 'arrival':
        return this.arrive(this.factsOf(event.facts), event.stage, atMs);
      case 'by-hand':
        return this.giveByHand(event.caseId, event.attorneyId, atMs);
      case 'day':
        return this.endDay(atMs);
    }
  }

  private factsOf(facts: PastCase): CaseFacts {
    const { estimatedDays } = this.rules.visaTypes[facts.visaType];
    const { workCalendar } = this.past;
    return { ...facts, estimatedDays, workCalendar, lastAttorneyId: null, previousHolderId: null };
  }

  private changeActivity(event: PastEvent & { kind: 'join' | 'activity' }, atMs: number): void {
    const { attorneyId } = event;
    if (event.kind === 'join') this.firm.apply({ kind: 'joined', attorneyId, atMs });
    else this.change(attorneyId, { active: event.active });
    this.freed.add(attorneyId);
    this.lookAhead(atMs);
  }

  private change(attorneyId: string, to: Partial<AttorneyTerms>): void {
    this.firm.apply({ kind: 'attorney-changed', attorneyId, to });
  }

  private moveWall(wall: PastWall, up: boolean): void {
    if (up) this.firm.addWall(wall.attorneyId, targetOf(wall));
    else this.firm.removeWall(wall.attorneyId, targetOf(wall));
    this.freed.add(wall.attorneyId);
  }

  private changeAbsences(attorneyId: string, atMs: number): void {
    const windows = this.showAbsences(attorneyId, atMs);
    const isBack = windows.some((window) => window.endsAtMs === atMs && isReentryAfter(window));
    if (isBack && this.firm.getAttorney(attorneyId).active) {
      this.firm.apply({ kind: 'reentered', attorneyId, sinceMs: atMs });
    }
    this.freed.add(attorneyId);
  }

  /** Shows the rules what is still to come of someone's absences; answers all that is known. */
  private showAbsences(attorneyId: string, atMs: number) {
    const known = joinAbsences(absencesKnownAt(this.absences.get(attorneyId) ?? [], atMs));
    this.change(attorneyId, { absences: known.filter((one) => one.endsAtMs > atMs) });
    return known;
  }

  private changeStage(caseId: string, stage: Stage, atMs: number): void {
    const held = this.firm.held.get(caseId);
    if (held) return this.moveHeld(held, stage);
    if (this.firm.waiting.has(caseId)) return this.moveWaiting(caseId, stage, atMs);
    const before = this.closed.get(caseId);
    if (before && stage !== 'closed') this.reopen(before, stage, atMs);
  }

  private moveHeld(held: HeldCase, stage: Stage): void {
    const { facts, attorneyId } = held;
    this.freed.add(attorneyId);
    if (stage === 'closed') this.closed.set(facts.id, this.firm.release(facts.id));
    else this.firm.changeStage(facts.id, stage);
  }

  /** A case that is closed before anyone had room for it has waited until then. */
  private moveWaiting(caseId: string, stage: Stage, atMs: number): void {
    this.stagesInLine.set(caseId, stage);
    if (stage !== 'closed') return;
    this.firm.waiting.delete(caseId);
    this.line.remove(caseId);
    this.endWait(caseId, atMs);
  }

  private reopen({ facts, attorneyId }: HeldCase, stage: Stage, atMs: number): void {
    this.closed.delete(facts.id);
    if (this.firm.getAttorney(attorneyId).active) {
      this.giveTo(facts, attorneyId, atMs, { stage, handoff: true });
    }
  }

  /** Someone who does not hold the case in this backtest has nothing to hand over. */
  private handOff(caseId: string, fromId: string, toId: string, atMs: number): void {
    const held = this.firm.held.get(caseId);
    if (held?.attorneyId !== fromId) return;
    this.firm.release(caseId);
    this.giveTo(held.facts, toId, atMs, { stage: held.stage, handoff: true });
    this.freed.add(fromId);
  }

  private arrive(facts: CaseFacts, stage: Stage, atMs: number): void {
    const outcome = outcomeOf(facts, atMs);
    this.outcomes.set(facts.id, outcome);
    this.stagesInLine.set(facts.id, stage);
    const [best] = this.firm.bestTwoFor(facts, atMs);
    if (best) return this.place(facts, best.attorneyId, 'rules', atMs);
    outcome.why = this.whyNotAsOtherwise(facts, null, atMs);
    this.firm.waiting.set(facts.id, facts);
    this.line.add(facts);
  }

  private giveByHand(caseId: string, attorneyId: string, atMs: number): void {
    const facts = this.firm.waiting.get(caseId);
    if (facts) this.place(facts, attorneyId, 'person', atMs);
  }

  private place(facts: CaseFacts, attorneyId: string, by: PlacedBy, atMs: number): void {
    const outcome = this.outcomes.get(facts.id);
    if (outcome) {
      const attorney = this.firm.getAttorney(attorneyId);
      const ownerId = presentOwnerOf(this.firm, facts, atMs);
      outcome.attorneyId = attorneyId;
      outcome.by = by;
      outcome.isSuited = levelFor(attorney, facts.visaType) >= wantedLevel(facts.complexity);
      outcome.keptClient = ownerId === null ? null : ownerId === attorneyId;
      outcome.why = this.whyNotAsOtherwise(facts, attorneyId, atMs);
      this.endWait(facts.id, atMs);
    }
    const stage = this.stagesInLine.get(facts.id) ?? 'intake';
    this.giveTo(facts, attorneyId, atMs, { stage, handoff: false });
    this.stagesInLine.delete(facts.id);
    this.line.remove(facts.id);
  }

  /** A client's last attorney is that of their latest case, whichever was placed last. */
  private giveTo(
    facts: CaseFacts,
    attorneyId: string,
    atMs: number,
    how: { stage: Stage; handoff: boolean },
  ): void {
    const ownerId = this.firm.owners.get(facts.clientId);
    this.firm.place(facts, attorneyId, atMs, how);
    if (!this.latestCases.note(facts) && ownerId !== undefined) {
      this.firm.owners.set(facts.clientId, ownerId);
    }
  }

  private endWait(caseId: string, atMs: number): void {
    const outcome = this.outcomes.get(caseId);
    if (outcome) outcome.waitedMs = atMs - outcome.arrivedAtMs;
  }

  /** Why the case does not go where it went otherwise. */
  private whyNotAsOtherwise(facts: CaseFacts, attorneyId: string | null, atMs: number) {
    return whyNot(this.firm.inputFor(facts, atMs), this.otherwise.get(facts.id), attorneyId);
  }

  private endDay(atMs: number): void {
    const evenness = evennessAt(this.firm, atMs);
    if (evenness !== null) this.dailyEvenness.push(evenness);
    // Time alone frees: a weekly limit has passed, a leave is no longer near.
    for (const id of this.firm.state.attorneys.keys()) this.freed.add(id);
  }

  /** Keeps room for the expert work that the firm expected at this instant. */
  private lookAhead(atMs: number): void {
    const forecasts = this.rules.strategy === 'balanced' ? this.past.forecasts : [];
    const forecast = forecasts.findLast((one) => one.atMs <= atMs);
    this.forecastDueMs = forecasts.find((one) => one.atMs > atMs)?.atMs ?? Infinity;
    const roster = [...this.firm.state.attorneys.values()];
    this.firm.keepRoom(reserveTable(forecast?.items ?? [], roster, this.rules));
  }

  /** Places what fits those who may have room now, in the order of the waiting line. */
  private fillFreedRoom(atMs: number): void {
    const freed = [...this.freed];
    this.freed.clear();
    this.firm.ageIntake(atMs);
    for (let goesOn = true; goesOn;) {
      const roomy = freed
        .map((id) => this.firm.getAttorney(id))
        .filter((attorney) => this.mayHaveRoom(attorney));
      if (this.firm.waiting.size === 0 || roomy.length === 0) return;
      const { facts, isAll } = this.line.nextFor(roomy, atMs);
      const unplaced = this.firm.placeAll(
        facts,
        (one) => this.firm.bestTwoFor(one, atMs),
        atMs,
        (choice) => this.place(choice.facts, choice.attorneyId, 'rules', atMs),
      );
      goesOn = !isAll && unplaced.length < facts.length;
    }
  }

  private mayHaveRoom({ active, activeCases, capacity }: AttorneyState): boolean {
    return active && (this.rules.capacityMeasure === 'load' || activeCases < capacity);
  }
}
