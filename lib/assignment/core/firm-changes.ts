import { chargeNewCase, fade, notePresence, noteReentries, resizeAccount } from './firm-ledger';
import {
  getAttorney,
  type AttorneyState,
  type AttorneyTerms,
  type Carried,
  type CaseLoad,
  type FirmState,
} from './firm-state';
import { beginReentry } from './re-entry';
import type { CaseFacts, RuleSet } from './types';

/** Whatever can happen to a firm's state. */
export type FirmChange<A extends AttorneyState = AttorneyState> =
  /** Someone gets a case. `newIntake` are its facts where it is new; a handoff is not. */
  | {
      readonly kind: 'assigned';
      readonly attorneyId: string;
      readonly load: CaseLoad;
      readonly atMs: number;
      readonly newIntake: CaseFacts | null;
    }
  /** A case leaves its holder: closed, or on its way to someone else. */
  | { readonly kind: 'released'; readonly attorneyId: string; readonly load: CaseLoad }
  /** A held case changes its stage or complexity. */
  | {
      readonly kind: 'reweighed';
      readonly attorneyId: string;
      readonly from: CaseLoad;
      readonly to: CaseLoad;
    }
  /** What someone carries is set: counted again, or brought along from before. */
  | {
      readonly kind: 'recounted';
      readonly attorneyId: string;
      readonly carried: Partial<Carried>;
    }
  /** The roster has someone more, as they are. */
  | { readonly kind: 'added'; readonly attorney: A }
  /** Someone on the roster takes cases from now on, at the back of the line. */
  | { readonly kind: 'joined'; readonly attorneyId: string; readonly atMs: number }
  /** Presence, capacity, skills, limits or walls of someone change. */
  | {
      readonly kind: 'attorney-changed';
      readonly attorneyId: string;
      readonly to: Partial<AttorneyTerms>;
    }
  /** Someone joined, or came back from a long absence; null: that is long past. */
  | { readonly kind: 'reentered'; readonly attorneyId: string; readonly sinceMs: number | null }
  /** Stages may weigh otherwise from now on: `carried` is by attorney, where it changes. */
  | {
      readonly kind: 'rules-changed';
      readonly rules: RuleSet;
      readonly version: number;
      readonly carried?: ReadonlyMap<string, Partial<Carried>>;
    }
  /** So many new cases are of the last seven days, as told by the caller, who remembers their times. */
  | {
      readonly kind: 'intake-aged';
      readonly attorneyId: string;
      readonly newCasesLast7Days: number;
    }
  /** Whole days have passed, and balances fade. */
  | { readonly kind: 'days-passed'; readonly atMs: number }
  /** Time has passed since the state was kept: days, who came and went, who is back for long. */
  | { readonly kind: 'time-passed'; readonly atMs: number };

/**
 * Applies one change to a firm's state, in place. The only place where a turn is counted, a case put
 * on a workload or taken off it, and a balance moved: what runs on the database, on a copy to answer
 * "what if" and in a simulation cannot differ.
 *
 * @throws {Error} when the change is about an attorney whom the firm does not have, or one whom it has is added
 */
export function applyChange<A extends AttorneyState>(
  state: FirmState<A>,
  change: FirmChange<A>,
): void {
  switch (change.kind) {
    case 'assigned':
      return assign(state, change);
    case 'released':
      return put(state, change.attorneyId, (one) => withCase(one, change.load, -1));
    case 'reweighed':
      return put(state, change.attorneyId, (one) => reweighed(one, change.from, change.to));
    case 'recounted':
      return put(state, change.attorneyId, () => change.carried);
    case 'added':
      return add(state, change.attorney);
    case 'joined': {
      const { atMs } = change;
      const joined = { active: true, turn: state.lastTurn, joinedAtMs: atMs };
      return put(state, change.attorneyId, () => ({ ...joined, reentry: beginReentry(atMs) }));
    }
    case 'attorney-changed':
      return changeTerms(state, change.attorneyId, change.to);
    case 'reentered': {
      const reentry = change.sinceMs === null ? null : beginReentry(change.sinceMs);
      return put(state, change.attorneyId, () => ({ reentry }));
    }
    case 'rules-changed':
      return changeRules(state, change);
    case 'intake-aged': {
      const { newCasesLast7Days } = change;
      return put(state, change.attorneyId, () => ({ newCasesLast7Days }));
    }
    case 'days-passed':
      return fade(state, change.atMs);
    case 'time-passed':
      fade(state, change.atMs);
      notePresence(state, change.atMs);
      return noteReentries(state, change.atMs);
  }
}

function put<A extends AttorneyState>(
  state: FirmState<A>,
  id: string,
  change: (before: A) => Partial<AttorneyState>,
): void {
  const before = getAttorney(state, id);
  state.attorneys.set(id, { ...before, ...change(before) });
}

function add<A extends AttorneyState>(state: FirmState<A>, attorney: A): void {
  const { id, turn } = attorney;
  if (state.attorneys.has(id)) throw new Error(`Attorney ${id} is there already.`);
  state.attorneys.set(id, attorney);
  state.lastTurn = Math.max(state.lastTurn, turn);
}

// A new case is charged on what the decision saw, so before it is held.
function assign<A extends AttorneyState>(
  state: FirmState<A>,
  { attorneyId, load, atMs, newIntake }: FirmChange<A> & { kind: 'assigned' },
): void {
  if (newIntake) chargeNewCase(state, newIntake, attorneyId, atMs);
  state.lastTurn += 1;
  put(state, attorneyId, (before) => ({
    ...withCase(before, load, 1),
    turn: state.lastTurn,
    lastAssignedAtMs: atMs,
    newCasesLast7Days: before.newCasesLast7Days + (newIntake ? 1 : 0),
  }));
}

/** What someone carries with one case more, or one less. */
export function withCase(carried: Carried, load: CaseLoad, times: 1 | -1 = 1): Carried {
  return {
    activeCases: carried.activeCases + (load.countsActive ? times : 0),
    openCases: carried.openCases + times,
    loadPoints: carried.loadPoints + times * load.loadPoints,
  };
}

function reweighed(carried: Carried, from: CaseLoad, to: CaseLoad): Carried {
  return withCase(withCase(carried, from, -1), to, 1);
}

function changeTerms<A extends AttorneyState>(
  state: FirmState<A>,
  id: string,
  to: Partial<AttorneyTerms>,
): void {
  put(state, id, () => to);
  if (to.capacity !== undefined) resizeAccount(state, id);
}

function changeRules<A extends AttorneyState>(
  state: FirmState<A>,
  { rules, version, carried }: FirmChange<A> & { kind: 'rules-changed' },
): void {
  state.rules = rules;
  state.ruleSetVersion = version;
  for (const [id, each] of carried ?? []) put(state, id, () => each);
}
