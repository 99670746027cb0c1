import 'server-only';
import {
  candidatesOf,
  getAttorney,
  reservePointsFor,
  reserveTable,
  type Candidate,
  type CaseFacts,
  type ForecastItem,
  type Reserved,
  type ReserveTable,
} from './core';
import type { AttorneySnapshot, TransactionState } from './load-firm';

export interface AttorneyChange {
  readonly before: AttorneySnapshot;
  readonly after: AttorneySnapshot;
}

/** A firm's attorneys within one transaction: as they were read, and as its state has them now. */
export class Roster {
  private readonly before: ReadonlyMap<string, AttorneySnapshot>;
  private reserve: ReserveTable | null = null;

  /**
   * @param state as it was read, before any change
   * @param expected the expert work that the firm expects
   */
  constructor(
    private readonly state: TransactionState,
    private readonly expected: readonly ForecastItem[],
  ) {
    this.before = new Map(state.attorneys);
  }

  /** Everyone, in roster order. */
  list(): AttorneySnapshot[] {
    return [...this.state.attorneys.values()];
  }

  find(id: string): AttorneySnapshot | null {
    return this.state.attorneys.get(id) ?? null;
  }

  /** @throws Error when the attorney is not of this firm; callers check before. */
  get(id: string): AttorneySnapshot {
    return getAttorney(this.state, id);
  }

  /** What has to be written, by id: the order in which attorneys are locked. */
  changes(): AttorneyChange[] {
    const changes: AttorneyChange[] = [];
    for (const [id, after] of this.state.attorneys) {
      const before = this.before.get(id);
      if (before && before !== after) changes.push({ before, after });
    }
    return changes.sort((a, b) => (a.after.id < b.after.id ? -1 : 1));
  }

  /** Everyone as a decision on this case sees them. */
  candidatesFor(facts: Pick<CaseFacts, 'clientId' | 'company' | 'visaType'>): Candidate[] {
    return candidatesOf(this.state, facts, this.reserved);
  }

  private readonly reserved: Reserved = (attorneyId, visaType) =>
    reservePointsFor(this.reserveOf(), attorneyId, visaType);

  // Computed when first asked for: what it depends on does not move within a transaction. The
  // simple strategies do not look ahead.
  private reserveOf(): ReserveTable {
    const { rules } = this.state;
    this.reserve ??=
      rules.strategy === 'balanced' ? reserveTable(this.expected, this.list(), rules) : new Map();
    return this.reserve;
  }
}
