import {
  candidateOf,
  compareWaiting,
  isWalledOff,
  levelFor,
  rankBestTwo,
  type AttorneyState,
  type CaseFacts,
  type RuleSet,
} from '@/lib/assignment/core';

/** More than so many fitting cases no choice looks at; with one for each free place besides. */
const MOST_LOOKED_AT = 25;

/** The waiting cases of a backtest, always in order, so that a freed workload need not sort them. */
export class BacktestLine {
  private readonly ordered: CaseFacts[] = [];

  constructor(private readonly rules: RuleSet) {}

  add(facts: CaseFacts): void {
    let [low, high] = [0, this.ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.ordered[middle];
      if (other && compareWaiting(other, facts) < 0) low = middle + 1;
      else high = middle;
    }
    this.ordered.splice(low, 0, facts);
  }

  remove(caseId: string): void {
    const index = this.ordered.findIndex(({ id }) => id === caseId);
    if (index >= 0) this.ordered.splice(index, 1);
  }

  /** The next of the line that one of these could take, as many as can matter for a choice. */
  nextFor(
    attorneys: readonly AttorneyState[],
    atMs: number,
  ): { facts: CaseFacts[]; isAll: boolean } {
    const places = attorneys.reduce(
      (sum, { capacity, activeCases }) => sum + Math.max(1, capacity - activeCases),
      0,
    );
    const most = MOST_LOOKED_AT + places;
    const fitting: CaseFacts[] = [];
    for (const facts of this.ordered) {
      if (fitting.length === most) return { facts: fitting, isAll: false };
      if (attorneys.some((attorney) => this.fits(attorney, facts, atMs))) fitting.push(facts);
    }
    return { facts: fitting, isAll: true };
  }

  /** Whether one attorney could take a case; far cheaper than ranking all. */
  private fits(attorney: AttorneyState, facts: CaseFacts, atMs: number): boolean {
    if (levelFor(attorney, facts.visaType) < this.rules.minExpertise) return false;
    if (isWalledOff(attorney, facts)) return false;
    const alone = rankBestTwo({
      case: facts,
      // What the firm owes them decides nothing where no one else is asked.
      candidates: [candidateOf({ creditIndex: 0 }, attorney, facts)],
      rules: this.rules,
      ruleSetVersion: 1,
      decidedAtMs: atMs,
    });
    return alone.length > 0;
  }
}
