import {
  applyChange,
  candidatesOf,
  chooseNextFromWaiting,
  decide,
  findExclusions,
  getAttorney,
  loadIn,
  openAccount,
  openState,
  orderWaitingLine,
  rank,
  rankBestTwo,
  reservePointsFor,
  weightOf,
  withCase,
  type AttorneyState,
  type Candidate,
  type CaseFacts,
  type CaseLoad,
  type Decision,
  type DecisionInput,
  type Engine,
  type ExclusionCode,
  type FirmChange,
  type FirmState,
  type RankedCandidate,
  type Reserved,
  type ReserveTable,
  type RuleSet,
  type Stage,
  type StateWall,
  type VisaType,
} from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/assignment/core/arithmetic';

const INTAKE_WINDOW_MS = 7 * DAY_MS;

/** A case and who holds it; `load` is what it adds to what the holder carries. */
export interface HeldCase {
  readonly facts: CaseFacts;
  readonly attorneyId: string;
  readonly stage: Stage;
  readonly load: CaseLoad;
}

/** A case and the attorney that the rules chose for it. */
export interface Placement {
  readonly facts: CaseFacts;
  readonly attorneyId: string;
}

export interface MemoryFirmOptions {
  /** Whose way of keeping the ledger is followed; today's unless told otherwise. */
  readonly engine?: Engine | undefined;
  /** Told each change of the state before it is applied. */
  readonly onChange?: ((change: FirmChange, firm: MemoryFirm) => void) | undefined;
}

/**
 * A firm that lives in memory: the core's state of a firm, and beside it what the database keeps for
 * the product: who holds which case, who waits, and when new cases came. It has no clock: every call
 * brings its instant, and instants never go back.
 */
export class MemoryFirm {
  readonly state: FirmState;
  readonly held = new Map<string, HeldCase>();
  readonly waiting = new Map<string, CaseFacts>();
  /** Attorney of the most recent case, by client. */
  readonly owners: Map<string, string>;
  /** Instants of the new cases of the last seven days by attorney, oldest first. */
  private readonly recentIntake = new Map<string, number[]>();
  private intakeAgedToMs: number | null = null;
  private readonly givenReserve = new Map<string, number>();
  private reserved: Reserved = (attorneyId) => this.givenReserve.get(attorneyId) ?? 0;
  private hasWalls = false;
  private readonly seen = new Map<VisaType, readonly Candidate[]>();
  private readonly onChange: MemoryFirmOptions['onChange'];

  constructor(
    rules: RuleSet,
    startMs: number,
    owners: Iterable<readonly [string, string]> = [],
    { engine, onChange }: MemoryFirmOptions = {},
  ) {
    this.state = openState(rules, startMs, engine);
    this.owners = new Map(owners);
    this.onChange = onChange;
  }

  /** Applies a change to the firm's state. */
  apply(change: FirmChange): void {
    this.onChange?.(change, this);
    applyChange(this.state, change);
    this.seen.clear();
  }

  get rules(): RuleSet {
    return this.state.rules;
  }

  /** Adds an attorney as they are. */
  add(candidate: Candidate): void {
    this.givenReserve.set(candidate.id, candidate.reservePoints);
    this.apply({ kind: 'added', attorney: attorneyFrom(candidate) });
    this.recentIntake.set(candidate.id, []);
  }

  /** Puts rules in force; what is held weighs by them from now on. */
  publish(rules: RuleSet): void {
    this.apply({ kind: 'rules-changed', rules, version: this.state.ruleSetVersion + 1 });
    for (const { facts, stage } of [...this.held.values()]) this.changeStage(facts.id, stage);
  }

  /** @throws {Error} when the firm has no such attorney */
  getAttorney(attorneyId: string): AttorneyState {
    return getAttorney(this.state, attorneyId);
  }

  /** Notes a new case that someone got before the firm's time. */
  noteIntake(attorneyId: string, atMs: number): void {
    this.recentIntake.get(attorneyId)?.push(atMs);
    this.intakeAgedToMs = null;
  }

  /** Brings up to date how many new cases everyone had within seven days. */
  ageIntake(atMs: number): void {
    if (this.intakeAgedToMs === atMs) return;
    this.intakeAgedToMs = atMs;
    for (const [attorneyId, instants] of this.recentIntake) {
      while ((instants[0] ?? atMs) <= atMs - INTAKE_WINDOW_MS) instants.shift();
      const newCasesLast7Days = instants.length;
      if (this.getAttorney(attorneyId).newCasesLast7Days === newCasesLast7Days) continue;
      this.apply({ kind: 'intake-aged', attorneyId, newCasesLast7Days });
    }
  }

  /** Sets what each attorney's room is kept for from now on. */
  keepRoom(reserve: ReserveTable): void {
    this.reserved = (attorneyId, visaType) => reservePointsFor(reserve, attorneyId, visaType);
    this.seen.clear();
  }

  /** Puts a wall between an attorney and a client or a company. */
  addWall(attorneyId: string, wall: WallTarget): void {
    const walls = [...this.getAttorney(attorneyId).walls, wallTo(wall)];
    this.hasWalls = true;
    this.apply({ kind: 'attorney-changed', attorneyId, to: { walls } });
  }

  /** Takes a wall away again. */
  removeWall(attorneyId: string, wall: WallTarget): void {
    const { clientId, companyKey } = wallTo(wall);
    const walls = this.getAttorney(attorneyId).walls.filter(
      (one) => one.clientId !== clientId || one.companyKey !== companyKey,
    );
    this.apply({ kind: 'attorney-changed', attorneyId, to: { walls } });
  }

  /** What the core is asked for this case now. */
  inputFor(facts: CaseFacts, atMs: number): DecisionInput {
    this.ageIntake(atMs);
    return {
      case: { ...facts, lastAttorneyId: this.owners.get(facts.clientId) ?? null },
      candidates: this.candidatesFor(facts),
      rules: this.rules,
      ruleSetVersion: this.state.ruleSetVersion,
      decidedAtMs: atMs,
    };
  }

  // Between two changes everyone looks the same for all cases of a visa type, as long as there are
  // no walls: a long line is ranked many times over.
  private candidatesFor(facts: CaseFacts): readonly Candidate[] {
    if (this.hasWalls) return candidatesOf(this.state, facts, this.reserved);
    const seen = this.seen.get(facts.visaType);
    const candidates = seen ?? candidatesOf(this.state, facts, this.reserved);
    this.seen.set(facts.visaType, candidates);
    return candidates;
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

  /** Gives a case to an attorney. */
  place(
    facts: CaseFacts,
    attorneyId: string,
    atMs: number,
    { stage, handoff }: { readonly stage: Stage; readonly handoff: boolean },
  ): void {
    this.ageIntake(atMs);
    const load = this.loadOf(facts, stage);
    this.apply({ kind: 'assigned', attorneyId, load, atMs, newIntake: handoff ? null : facts });
    if (!handoff) this.recentIntake.get(attorneyId)?.push(atMs);
    this.owners.set(facts.clientId, attorneyId);
    this.waiting.delete(facts.id);
    this.held.set(facts.id, { facts, attorneyId, stage, load });
  }

  /** Gives a case to the person who had it already: no turn passes and nothing is charged. */
  carry(facts: CaseFacts, attorneyId: string, stage: Stage): void {
    const load = this.loadOf(facts, stage);
    const carried = withCase(this.getAttorney(attorneyId), load);
    this.apply({ kind: 'recounted', attorneyId, carried });
    this.held.set(facts.id, { facts, attorneyId, stage, load });
  }

  private loadOf(facts: CaseFacts, stage: Stage): CaseLoad {
    return loadIn(weightOf(facts), stage, this.rules);
  }

  /**
   * A case together with its holder.
   *
   * @throws {Error} when no one holds the case
   */
  getHeld(caseId: string): HeldCase {
    const held = this.held.get(caseId);
    if (!held) throw new Error(`Nobody holds case ${caseId}.`);
    return held;
  }

  /** Moves a held case to another stage. */
  changeStage(caseId: string, stage: Stage): void {
    const held = this.getHeld(caseId);
    const load = this.loadOf(held.facts, stage);
    this.apply({ kind: 'reweighed', attorneyId: held.attorneyId, from: held.load, to: load });
    this.held.delete(caseId);
    this.held.set(caseId, { ...held, stage, load });
  }

  /** Takes a case from its holder: closed, or on its way to someone else. */
  release(caseId: string): HeldCase {
    const held = this.getHeld(caseId);
    this.apply({ kind: 'released', attorneyId: held.attorneyId, load: held.load });
    this.held.delete(caseId);
    return held;
  }

  /**
   * Places what fits of these cases, one by one in the order of the waiting line, with the state
   * moved after each. Calls `place` for every choice; returns the cases that fit no one.
   *
   * @param rankOf the best two or more for a case as the firm stands
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

interface WallTarget {
  readonly clientId?: string;
  readonly company?: string;
}

function wallTo({ clientId, company }: WallTarget): StateWall {
  return { clientId: clientId ?? null, companyKey: company ?? null };
}

/** Someone who has been in the firm for as long as anyone knows. */
function attorneyFrom(candidate: Candidate): AttorneyState {
  const { walledOff, reservePoints, fairShareMilliPoints, ...attorney } = candidate;
  const account = openAccount(candidate.capacity, fairShareMilliPoints);
  const unknown = { joinedAtMs: 0, lastAssignedAtMs: null, newCasesLast7Days: 0 };
  return { ...attorney, ...unknown, walls: [], account };
}
