import {
  beginReentry,
  bookReentries,
  chooseNextFromWaiting,
  countsTowardCapacity,
  CURRENT_ENGINE,
  decide,
  findExclusions,
  heldPoints,
  orderWaitingLine,
  rank,
  rankBestTwo,
  reservePointsFor,
  weightOf,
  wholeDaysBetween,
  type Candidate,
  type CaseFacts,
  type Decision,
  type DecisionInput,
  type ExclusionCode,
  type RankedCandidate,
  type ReserveTable,
  type RuleSet,
  type Stage,
  type VisaType,
} from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';
import type { Desk, HeldCase, Mutable, Placement } from './desk';
import { openFairShare, type FairShareBooks } from './fair-share-books';

const INTAKE_WINDOW_MS = 7 * DAY_MS;

/**
 * A firm in memory that keeps the same books as the database does: turns, counters, the fair-share
 * ledger, re-entries and the waiting line, all moved by the pure core. It has no clock: every call
 * brings its instant, and instants never go back.
 */
export class MemoryFirm {
  readonly desks = new Map<string, Desk>();
  readonly held = new Map<string, HeldCase>();
  readonly waiting = new Map<string, CaseFacts>();
  /** Attorney of the most recent case, by client. */
  readonly owners: Map<string, string>;
  rules: RuleSet;
  ruleSetVersion = 1;
  turn = 0;
  /** Null leaves the attorneys' reserve points as they were given. */
  private reserve: ReserveTable | null = null;
  private candidates: Mutable<Candidate>[] = [];
  private readonly fairShare: FairShareBooks;
  private fadedToMs: number;
  private hasWalls = false;
  /** What the live books were last made ready for; null when anything may have changed. */
  private preparedFor: { readonly visaType: VisaType; readonly atMs: number } | null = null;

  /** @param fairShare empty books, where they are not to be kept as today */
  constructor(
    rules: RuleSet,
    startMs: number,
    owners: Iterable<readonly [string, string]> = [],
    fairShare: FairShareBooks = openFairShare(CURRENT_ENGINE),
  ) {
    this.rules = rules;
    this.fairShare = fairShare;
    this.fadedToMs = startMs;
    this.owners = new Map(owners);
  }

  /** Adds an attorney as they are. */
  add(candidate: Candidate): Desk {
    const walls = { walledClients: new Set<string>(), walledCompanies: new Set<string>() };
    const desk: Desk = { candidate: { ...candidate }, ...walls, recentIntake: [] };
    this.desks.set(candidate.id, desk);
    this.preparedFor = null;
    this.candidates.push(desk.candidate);
    return desk;
  }

  /** Adds or reactivates an attorney at the back of the line, as someone who re-enters. */
  join(candidate: Candidate, atMs: number): Desk {
    const desk = this.desks.get(candidate.id) ?? this.add(candidate);
    desk.candidate.active = true;
    desk.candidate.turn = this.turn;
    desk.candidate.reentry = beginReentry(atMs);
    return desk;
  }

  /**
   * The desk of an attorney.
   *
   * @throws {Error} when the firm has no such attorney
   */
  getDesk(attorneyId: string): Desk {
    const desk = this.desks.get(attorneyId);
    if (!desk) throw new Error(`The firm has no attorney ${attorneyId}.`);
    return desk;
  }

  /** Fades the ledger by the whole days that passed. */
  advanceTo(atMs: number): void {
    const days = wholeDaysBetween(this.fadedToMs, atMs);
    if (days === 0) return;
    this.fadedToMs += days * DAY_MS;
    this.fairShare.fade(this.candidates, days);
  }

  /** Sets what each attorney's room is kept for from now on. */
  keepRoom(reserve: ReserveTable): void {
    this.reserve = reserve;
    this.preparedFor = null;
  }

  /** Puts a wall between an attorney and a client or a company. */
  raiseWall(attorneyId: string, wall: { clientId?: string; company?: string }): void {
    const desk = this.getDesk(attorneyId);
    if (wall.clientId !== undefined) desk.walledClients.add(wall.clientId);
    if (wall.company !== undefined) desk.walledCompanies.add(wall.company);
    this.hasWalls = true;
  }

  /** Takes a wall away again. */
  lowerWall(attorneyId: string, wall: { clientId?: string; company?: string }): void {
    const desk = this.getDesk(attorneyId);
    if (wall.clientId !== undefined) desk.walledClients.delete(wall.clientId);
    if (wall.company !== undefined) desk.walledCompanies.delete(wall.company);
  }

  /**
   * What the core is asked for this case now. The candidates are the live books: decide at once, or
   * copy them with `structuredClone` to keep a record.
   */
  inputFor(facts: CaseFacts, atMs: number): DecisionInput {
    const prepared = this.preparedFor;
    if (!prepared || prepared.atMs !== atMs) this.countIntake(atMs);
    if (prepared?.visaType !== facts.visaType) this.showReserve(facts.visaType);
    if (this.hasWalls) this.showWalls(facts);
    this.preparedFor = { visaType: facts.visaType, atMs };
    const lastAttorneyId = this.owners.get(facts.clientId) ?? null;
    return {
      case: facts.lastAttorneyId === lastAttorneyId ? facts : { ...facts, lastAttorneyId },
      candidates: this.candidates,
      rules: this.rules,
      ruleSetVersion: this.ruleSetVersion,
      decidedAtMs: atMs,
    };
  }

  private countIntake(atMs: number): void {
    for (const { candidate, recentIntake } of this.desks.values()) {
      while ((recentIntake[0] ?? atMs) <= atMs - INTAKE_WINDOW_MS) recentIntake.shift();
      candidate.newCasesLast7Days = recentIntake.length;
    }
  }

  private showReserve(visaType: VisaType): void {
    if (!this.reserve) return;
    for (const candidate of this.candidates) {
      candidate.reservePoints = reservePointsFor(this.reserve, candidate.id, visaType);
    }
  }

  private showWalls({ clientId, company }: CaseFacts): void {
    for (const { candidate, walledClients, walledCompanies } of this.desks.values()) {
      candidate.walledOff =
        walledClients.has(clientId) || (company !== null && walledCompanies.has(company));
    }
  }

  bestTwoFor(facts: CaseFacts, atMs: number): readonly RankedCandidate[] {
    return rankBestTwo(this.inputFor(facts, atMs));
  }

  rankFor(facts: CaseFacts, atMs: number): readonly RankedCandidate[] {
    return rank(this.inputFor(facts, atMs));
  }

  exclusionsFor(facts: CaseFacts, atMs: number): ReadonlyMap<string, ExclusionCode[]> {
    return findExclusions(this.inputFor(facts, atMs));
  }

  decideFor(facts: CaseFacts, atMs: number): Decision {
    return decide(this.inputFor(facts, atMs));
  }

  /** Gives a case to an attorney and moves every book. */
  place(
    facts: CaseFacts,
    attorneyId: string,
    atMs: number,
    how: { readonly stage: Stage; readonly handoff: boolean },
  ): void {
    const input = this.inputFor(facts, atMs);
    const { candidate, recentIntake } = this.getDesk(attorneyId);
    if (!how.handoff) {
      this.bookIntake(input, attorneyId);
      recentIntake.push(atMs);
      candidate.newCasesLast7Days = recentIntake.length;
    }
    this.turn += 1;
    candidate.turn = this.turn;
    candidate.openCases += 1;
    this.owners.set(facts.clientId, attorneyId);
    this.waiting.delete(facts.id);
    this.hold(facts, attorneyId, how.stage);
  }

  /** A handoff is not new intake and is not booked. */
  private bookIntake(input: DecisionInput, attorneyId: string): void {
    for (const [id, reentry] of bookReentries(input, attorneyId)) {
      this.getDesk(id).candidate.reentry = reentry;
    }
    this.fairShare.book(this.candidates, input, attorneyId);
  }

  /** Lays a case on the desk of whoever had it already: no turn passes and nothing is booked. */
  carry(facts: CaseFacts, attorneyId: string, stage: Stage): void {
    this.getDesk(attorneyId).candidate.openCases += 1;
    this.hold(facts, attorneyId, stage);
  }

  private hold(facts: CaseFacts, attorneyId: string, stage: Stage): void {
    const counts = countsTowardCapacity(stage, this.rules);
    const points = heldPoints(weightOf(facts), stage, this.rules);
    const { candidate } = this.getDesk(attorneyId);
    candidate.loadPoints += points;
    candidate.activeCases += counts ? 1 : 0;
    this.held.set(facts.id, { facts, attorneyId, stage, heldPoints: points, counts });
  }

  /**
   * A case together with its holder.
   *
   * @throws {Error} when nobody holds the case
   */
  getHeld(caseId: string): HeldCase {
    const held = this.held.get(caseId);
    if (!held) throw new Error(`Nobody holds case ${caseId}.`);
    return held;
  }

  private unhold(caseId: string): HeldCase {
    const held = this.getHeld(caseId);
    const { candidate } = this.getDesk(held.attorneyId);
    candidate.loadPoints -= held.heldPoints;
    candidate.activeCases -= held.counts ? 1 : 0;
    this.held.delete(caseId);
    return held;
  }

  /** Moves a held case to another stage. */
  changeStage(caseId: string, stage: Stage): void {
    const { facts, attorneyId } = this.unhold(caseId);
    this.hold(facts, attorneyId, stage);
  }

  /** Takes a case off its holder's desk: closed, or on its way to somebody else. */
  release(caseId: string): HeldCase {
    const held = this.unhold(caseId);
    this.getDesk(held.attorneyId).candidate.openCases -= 1;
    return held;
  }

  /**
   * Places what fits of these cases, one by one in the order of the waiting line, with the books
   * moved after each. Calls `place` for every choice; returns the cases that fit nobody.
   *
   * @param rankOf the best two or more for a case as the books stand
   */
  placeAll(
    cases: Iterable<CaseFacts>,
    rankOf: (facts: CaseFacts) => readonly RankedCandidate[],
    atMs: number,
    place: (placement: Placement) => void,
  ): readonly CaseFacts[] {
    let line = orderWaitingLine([...cases]);
    const unplaced: CaseFacts[] = [];
    while (line.length > 0) {
      const choice = chooseNextFromWaiting(line, this.rules.strategy, atMs, rankOf);
      unplaced.push(...choice.unplaceable);
      const [best] = choice.ranking;
      const gone = new Set(choice.unplaceable);
      if (choice.next && best) {
        place({ facts: choice.next, attorneyId: best.attorneyId });
        gone.add(choice.next);
      }
      line = line.filter((facts) => !gone.has(facts));
    }
    return unplaced;
  }
}
