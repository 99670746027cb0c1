import 'server-only';
import {
  balanceOf,
  capacityPoints,
  reservePointsFor,
  reserveTable,
  type Candidate,
  type CaseFacts,
  type ForecastItem,
  type LedgerAccount,
  type ReserveTable,
  type RuleSet,
} from './core';
import type { AttorneySnapshot, FirmState } from './load-firm';

/** The columns of an attorney that assigning moves. */
export type AttorneyCounters = Pick<
  AttorneySnapshot,
  | 'activeCount'
  | 'openCount'
  | 'loadPoints'
  | 'turn'
  | 'lastAssignedAtMs'
  | 'fairShareMilliPoints'
  | 'creditSettledTo'
  | 'reentrySinceMs'
  | 'reentryGotPoints'
  | 'reentryExpectedMilli'
  | 'newCasesLast7Days'
>;

export interface AttorneyChange {
  readonly before: AttorneySnapshot;
  readonly after: AttorneySnapshot;
}

/** The working copy of a firm's attorneys within one unit. */
export class Roster {
  private readonly before = new Map<string, AttorneySnapshot>();
  private readonly current = new Map<string, AttorneySnapshot>();

  private reserve: ReserveTable | null = null;

  /**
   * @param state the firm's counters as they move: balances follow the index of the credit
   * @param expected the expert work that the firm expects and the rules that say who suits it;
   * without it no room is kept
   */
  constructor(
    attorneys: readonly AttorneySnapshot[],
    private readonly state: Pick<FirmState, 'creditIndex'>,
    private readonly expected: {
      readonly items: readonly ForecastItem[];
      readonly rules: Pick<RuleSet, 'thresholds' | 'strategy'>;
    } | null = null,
  ) {
    for (const attorney of attorneys) {
      this.before.set(attorney.id, attorney);
      this.current.set(attorney.id, attorney);
    }
  }

  /** Everybody, in roster order. */
  list(): AttorneySnapshot[] {
    return [...this.current.values()];
  }

  find(id: string): AttorneySnapshot | null {
    return this.current.get(id) ?? null;
  }

  /** @throws Error when the attorney is not of this firm; callers check before. */
  get(id: string): AttorneySnapshot {
    const attorney = this.current.get(id);
    if (!attorney) throw new Error(`Attorney ${id} is not on the roster.`);
    return attorney;
  }

  /** Moves an attorney's counters in the working copy. */
  change(id: string, counters: Partial<AttorneyCounters>): void {
    this.current.set(id, { ...this.get(id), ...counters });
  }

  /** What has to be written, by id: the order in which attorneys are locked. */
  changes(): AttorneyChange[] {
    const changes: AttorneyChange[] = [];
    for (const [id, after] of this.current) {
      const before = this.before.get(id);
      if (before && before !== after) changes.push({ before, after });
    }
    return changes.sort((a, b) => (a.after.id < b.after.id ? -1 : 1));
  }

  /** The candidates for a case, as the pure core wants them. */
  candidatesFor(facts: Pick<CaseFacts, 'clientId' | 'company' | 'visaType'>): Candidate[] {
    const reserve = this.reserveOf();
    const { creditIndex } = this.state;
    return this.list().map((attorney) => ({
      id: attorney.id,
      name: attorney.name,
      position: attorney.position,
      active: attorney.active,
      seniority: attorney.seniority,
      levels: attorney.levels,
      activeCases: attorney.activeCount,
      openCases: attorney.openCount,
      loadPoints: attorney.loadPoints,
      capacity: attorney.capacity,
      maxComplexity: attorney.maxComplexity,
      turn: attorney.turn,
      newCasesLast7Days: attorney.newCasesLast7Days,
      intakePerWeek: attorney.intakePerWeek,
      absences: attorney.absences,
      walledOff: attorney.walls.some(
        (wall) =>
          wall.clientId === facts.clientId ||
          (wall.companyKey !== null && wall.companyKey === facts.company),
      ),
      fairShareMilliPoints: balanceOf(accountOf(attorney), creditIndex),
      reservePoints: reservePointsFor(reserve, attorney.id, facts.visaType),
      reentry:
        attorney.reentrySinceMs === null
          ? null
          : {
              sinceMs: attorney.reentrySinceMs,
              gotPoints: attorney.reentryGotPoints,
              expectedPoints: attorney.reentryExpectedMilli / 1000,
            },
    }));
  }

  // Computed when first asked for: what it depends on does not move within a unit. The simple
  // strategies do not look ahead.
  private reserveOf(): ReserveTable {
    const { expected } = this;
    this.reserve ??=
      expected?.rules.strategy === 'balanced'
        ? reserveTable(expected.items, this.list(), expected.rules)
        : new Map();
    return this.reserve;
  }
}

/** An attorney's side of the fair-share ledger, as it was last settled. */
export function accountOf(attorney: AttorneySnapshot): LedgerAccount {
  return {
    capacityPoints: capacityPoints(attorney.capacity),
    balanceMilliPoints: attorney.fairShareMilliPoints,
    settledToIndex: attorney.creditSettledTo,
  };
}
