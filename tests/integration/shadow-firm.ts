import { expect } from 'vitest';
import {
  applyChange,
  caseWeightPoints,
  decide,
  inputOf,
  loadIn,
  withCase,
  type AbsenceWindow,
  type Carried,
  type CaseLoad,
  type Decision,
  type DecisionInput,
  type FirmChange,
  type FirmState,
  type RuleSet,
  type Stage,
} from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/shared/time';

export interface Recorded {
  id: string;
  caseId: string;
  input: DecisionInput;
  result: Decision;
  startReason: 'rules' | 'by-hand' | 'handoff' | null;
}

interface KnownCase {
  holderId: string | null;
  stage: Stage;
  complexity: number;
}

/**
 * The same firm through the reducer alone: it is told what people did and what was asked of the
 * rules, decides for itself, and is never shown what the database made of it.
 */
export class Shadow {
  readonly cases = new Map<string, KnownCase>();
  private readonly absences = new Map<string, AbsenceWindow & { attorneyId: string }>();
  private readonly intake: { attorneyId: string; atMs: number }[] = [];

  constructor(readonly state: FirmState) {}

  apply(change: FirmChange): void {
    applyChange(this.state, change);
  }

  /** What every transaction begins with. */
  turnTo(atMs: number): void {
    for (const attorneyId of this.state.attorneys.keys()) {
      const newCasesLast7Days = this.intake.filter(
        (one) => one.attorneyId === attorneyId && one.atMs > atMs - 7 * DAY_MS,
      ).length;
      this.apply({ kind: 'intake-aged', attorneyId, newCasesLast7Days });
    }
    this.apply({ kind: 'time-passed', atMs });
  }

  private loadOf({ complexity, stage }: KnownCase, rules: RuleSet = this.state.rules): CaseLoad {
    return loadIn(caseWeightPoints(complexity), stage, rules);
  }

  private getCase(id: string): KnownCase {
    const known = this.cases.get(id);
    if (!known) throw new Error(`Case ${id} was never opened.`);
    return known;
  }

  /** Decides what was decided, on what the reducer made of the firm, and carries it out. */
  follow({ caseId, input: recorded, result, startReason }: Recorded): void {
    const atMs = recorded.decidedAtMs;
    const given = new Map(recorded.candidates.map((one) => [one.id, one.reservePoints]));
    const input = inputOf(this.state, recorded.case, atMs, (id) => given.get(id) ?? 0);
    expect(input.candidates.map(comparable)).toEqual(recorded.candidates.map(comparable));
    expect([input.rules, input.ruleSetVersion]).toEqual([recorded.rules, recorded.ruleSetVersion]);
    if (result.outcome !== 'manual') expect(decide(input).attorneyId).toBe(result.attorneyId);
    const { attorneyId } = result;
    if (attorneyId === null) return;
    const known = this.getCase(caseId);
    const load = this.loadOf(known);
    if (known.holderId !== null) {
      this.apply({ kind: 'released', attorneyId: known.holderId, load });
    }
    const isNew = startReason !== 'handoff';
    const newIntake = isNew ? recorded.case : null;
    this.apply({ kind: 'assigned', attorneyId, load, atMs, newIntake });
    if (isNew) this.intake.push({ attorneyId, atMs });
    known.holderId = attorneyId;
  }

  /** A case that someone holds already: no decision, and their turn for it. */
  bringIn(id: string, known: KnownCase & { holderId: string }, heldSinceMs: number): void {
    const { holderId: attorneyId } = known;
    const last = this.state.attorneys.get(attorneyId)?.lastAssignedAtMs ?? 0;
    const atMs = Math.max(last, heldSinceMs);
    this.apply({ kind: 'assigned', attorneyId, load: this.loadOf(known), atMs, newIntake: null });
    this.cases.set(id, known);
  }

  edit(id: string, change: Partial<Pick<KnownCase, 'stage' | 'complexity'>>, atMs: number): void {
    const before = this.getCase(id);
    const after = { ...before, ...change };
    const [from, to] = [this.loadOf(before), this.loadOf(after)];
    const attorneyId = before.holderId;
    if (attorneyId !== null) {
      if (before.stage === 'closed' && after.stage !== 'closed') {
        const isThere = this.state.attorneys.get(attorneyId)?.active === true;
        if (isThere) {
          this.apply({ kind: 'assigned', attorneyId, load: to, atMs, newIntake: null });
        } else after.holderId = null;
      } else if (before.stage !== 'closed' && after.stage === 'closed') {
        this.apply({ kind: 'released', attorneyId, load: from });
      } else if (before.stage !== 'closed') {
        this.apply({ kind: 'reweighed', attorneyId, from, to });
      }
    }
    this.cases.set(id, after);
  }

  /** No one waits for a case that is closed. */
  get waiting(): string[] {
    return [...this.cases]
      .filter(([, { holderId, stage }]) => holderId === null && stage !== 'closed')
      .map(([id]) => id);
  }

  publish(rules: RuleSet, version: number): void {
    const carried = new Map<string, Carried>();
    for (const id of this.state.attorneys.keys()) {
      carried.set(id, { activeCases: 0, openCases: 0, loadPoints: 0 });
    }
    for (const known of this.cases.values()) {
      const before = known.holderId === null ? undefined : carried.get(known.holderId);
      if (known.holderId === null || !before || known.stage === 'closed') continue;
      carried.set(known.holderId, withCase(before, this.loadOf(known, rules)));
    }
    this.apply({ kind: 'rules-changed', rules, version, carried });
  }

  leave(id: string, attorneyId: string, window: AbsenceWindow): void {
    this.absences.set(id, { attorneyId, ...window });
    this.showAbsences(attorneyId);
  }

  comeBack(id: string, atMs: number): void {
    const absence = this.absences.get(id);
    if (!absence) throw new Error(`Absence ${id} was never recorded.`);
    if (atMs < absence.startsAtMs) this.absences.delete(id);
    else this.absences.set(id, { ...absence, endsAtMs: atMs });
    this.showAbsences(absence.attorneyId);
  }

  private showAbsences(attorneyId: string): void {
    const absences = [...this.absences.values()]
      .filter((one) => one.attorneyId === attorneyId)
      .map(({ startsAtMs, endsAtMs }) => ({ startsAtMs, endsAtMs }))
      .sort((a, b) => a.startsAtMs - b.startsAtMs || a.endsAtMs - b.endsAtMs);
    this.change(attorneyId, { absences });
  }

  change(attorneyId: string, to: Extract<FirmChange, { kind: 'attorney-changed' }>['to']): void {
    this.apply({ kind: 'attorney-changed', attorneyId, to });
  }
}

/** What the reducer moves; levels and absences it was told. */
function comparable(candidate: DecisionInput['candidates'][number]) {
  return { ...candidate, absences: [], levels: {} };
}

/** The whole of a state that its changes move. */
export function movedIn(state: FirmState) {
  const { lastTurn, creditIndex, forfeitMilliPoints, fadedToMs, ruleSetVersion } = state;
  return {
    ...{ lastTurn, creditIndex, forfeitMilliPoints, fadedToMs, ruleSetVersion },
    attorneys: Array.from(state.attorneys.values(), (one) => ({
      id: one.id,
      active: one.active,
      capacity: one.capacity,
      activeCases: one.activeCases,
      openCases: one.openCases,
      loadPoints: one.loadPoints,
      turn: one.turn,
      lastAssignedAtMs: one.lastAssignedAtMs,
      newCasesLast7Days: one.newCasesLast7Days,
      account: one.account,
      reentry: one.reentry,
    })),
  };
}
