import { CURRENT_ENGINE, type Engine } from './engine';
import { balanceOf, type LedgerAccount } from './ledger';
import type {
  Candidate,
  CaseFacts,
  DecisionInput,
  NamedCandidate,
  RuleSet,
  Stage,
  VisaType,
} from './types';
import { capacityPoints, countsTowardCapacity, heldPoints } from './workload';

/** Keeps an attorney from a client, or from whoever belongs to a company. */
export interface StateWall {
  readonly clientId: string | null;
  /** Normalised company key. */
  readonly companyKey: string | null;
}

/** What a firm lays down for an attorney, as opposed to what assigning moves. */
export type AttorneyTerms = Pick<
  Candidate,
  | 'name'
  | 'position'
  | 'active'
  | 'seniority'
  | 'levels'
  | 'capacity'
  | 'maxComplexity'
  | 'intakePerWeek'
  | 'absences'
> & { readonly walls: readonly StateWall[]; readonly joinedAtMs: number };

/** What an attorney carries. */
export type Carried = Pick<Candidate, 'activeCases' | 'openCases' | 'loadPoints'>;

/** An attorney in a firm's state. Records are replaced when they change, never altered. */
export type AttorneyState = AttorneyTerms &
  Carried &
  Pick<Candidate, 'id' | 'turn' | 'newCasesLast7Days' | 'reentry'> & {
    readonly lastAssignedAtMs: number | null;
    /** Their side of the fair-share ledger, as it was last settled. */
    readonly account: LedgerAccount;
  };

/**
 * Everything that decisions depend on and that they move: plain data without a clock. Its owner
 * changes it in place, through `applyChange` and nothing else; who wants to keep it as it is takes a
 * copy first. A copy costs one map: both share the attorneys' records, so that a record that is
 * another one than before is what has changed. No case is in it: a change brings along what its
 * case weighs, which is why it does not grow with the cases.
 */
export interface FirmState<A extends AttorneyState = AttorneyState> {
  /** Whose way of keeping the ledger is followed. */
  readonly engine: Engine;
  rules: RuleSet;
  ruleSetVersion: number;
  /** The number that the latest assignment got. */
  lastTurn: number;
  /** Where the index of the fair-share credit stands; see ledger.ts. */
  creditIndex: number;
  forfeitMilliPoints: number;
  /** Up to when balances are faded, in whole days. */
  fadedToMs: number;
  /** In roster order. */
  readonly attorneys: Map<string, A>;
}

/** What a case weighs on its holder's workload. */
export interface CaseLoad {
  readonly loadPoints: number;
  readonly countsActive: boolean;
}

/** A firm without attorneys, in which nothing has been assigned. */
export function openState<A extends AttorneyState>(
  rules: RuleSet,
  atMs: number,
  engine: Engine = CURRENT_ENGINE,
): FirmState<A> {
  const nothing = { lastTurn: 0, creditIndex: 0, forfeitMilliPoints: 0 };
  return { engine, rules, ruleSetVersion: 1, ...nothing, fadedToMs: atMs, attorneys: new Map() };
}

/** A state to try something out on: changes of either are not seen in the other. */
export function copyOf<A extends AttorneyState>(state: FirmState<A>): FirmState<A> {
  return { ...state, attorneys: new Map(state.attorneys) };
}

/** The account of someone with this balance who has not been noted as present. */
export function openAccount(capacity: number, balanceMilliPoints = 0): LedgerAccount {
  return { capacityPoints: capacityPoints(capacity), balanceMilliPoints, settledToIndex: null };
}

/** @throws {Error} when the firm has no such attorney */
export function getAttorney<A extends AttorneyState>(state: FirmState<A>, id: string): A {
  const attorney = state.attorneys.get(id);
  if (!attorney) throw new Error(`The firm has no attorney ${id}.`);
  return attorney;
}

/** What a case of this full weight weighs in a stage. */
export function loadIn(
  weightPoints: number,
  stage: Stage,
  rules: Pick<RuleSet, 'stageWeights'>,
): CaseLoad {
  return {
    loadPoints: heldPoints(weightPoints, stage, rules),
    countsActive: countsTowardCapacity(stage, rules),
  };
}

/** The points to keep free at an attorney's workload when a case of this visa type is decided. */
export type Reserved = (attorneyId: string, visaType: VisaType) => number;

const NOTHING_RESERVED: Reserved = () => 0;

type AskedOf = Pick<CaseFacts, 'clientId' | 'company' | 'visaType'>;

/** Everyone as a decision on this case sees them. */
export function candidatesOf(
  state: FirmState,
  facts: AskedOf,
  reserved: Reserved = NOTHING_RESERVED,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const attorney of state.attorneys.values()) {
    const reservePoints = reserved(attorney.id, facts.visaType);
    candidates.push(candidateOf(state, attorney, facts, reservePoints));
  }
  return candidates;
}

/** One attorney as a decision on this case sees them. */
export function candidateOf(
  { creditIndex }: Pick<FirmState, 'creditIndex'>,
  attorney: AttorneyState,
  facts: AskedOf,
  reservePoints = 0,
): NamedCandidate {
  return {
    id: attorney.id,
    name: attorney.name,
    position: attorney.position,
    active: attorney.active,
    seniority: attorney.seniority,
    levels: attorney.levels,
    activeCases: attorney.activeCases,
    openCases: attorney.openCases,
    loadPoints: attorney.loadPoints,
    capacity: attorney.capacity,
    maxComplexity: attorney.maxComplexity,
    turn: attorney.turn,
    newCasesLast7Days: attorney.newCasesLast7Days,
    intakePerWeek: attorney.intakePerWeek,
    absences: attorney.absences,
    walledOff: isWalledOff(attorney, facts),
    fairShareMilliPoints: balanceOf(attorney.account, creditIndex),
    reservePoints,
    reentry: attorney.reentry,
  };
}

/** Whether a wall stands between an attorney and the client or company of a case. */
export function isWalledOff(
  { walls }: Pick<AttorneyState, 'walls'>,
  { clientId, company }: Pick<CaseFacts, 'clientId' | 'company'>,
): boolean {
  for (const wall of walls) {
    if (wall.clientId === clientId) return true;
    if (wall.companyKey !== null && wall.companyKey === company) return true;
  }
  return false;
}

/** The whole input of a decision on a case at this instant. */
export function inputOf(
  state: FirmState,
  facts: CaseFacts,
  atMs: number,
  reserved?: Reserved,
): DecisionInput {
  return {
    case: facts,
    candidates: candidatesOf(state, facts, reserved),
    rules: state.rules,
    ruleSetVersion: state.ruleSetVersion,
    decidedAtMs: atMs,
  };
}
