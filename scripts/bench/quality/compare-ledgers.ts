import { CURRENT_ENGINE, engineOf, rankBestTwo, type DecisionInput } from '@/lib/assignment/core';
import { openFairShare, type FairShareBooks, type People } from '@/lib/simulation/fair-share-books';
import type { Instance } from '@/lib/simulation/schema';
import { simulate } from '@/lib/simulation/simulation';

/** The last engine that booked each new case with everybody. */
const BY_ROWS = engineOf(2);

/** What keeping the ledger as an index instead of by rows changed in some instances. */
export interface LedgerDifference {
  readonly instances: number;
  /** New cases that were placed, each decided by both balances in the same firm. */
  readonly decisions: number;
  /** Of them: how many would have gone to somebody else. */
  readonly otherChoice: number;
  /** How many had another total cost for one of the best two. */
  readonly otherCost: number;
  /** The furthest that two balances of one attorney were apart, in milli-points. */
  readonly furthest: number;
  /** Instances in which the two went different ways, once each kept its own books. */
  readonly parted: number;
  /** Mean cost of a measured case by rows, and by the index. */
  readonly costByRows: number;
  readonly costByIndex: number;
}

/** Keeps both books of one firm that follows the index, and decides each case by both. */
class BothBooks implements FairShareBooks {
  decisions = 0;
  otherChoice = 0;
  otherCost = 0;
  furthest = 0;
  private readonly index = openFairShare(CURRENT_ENGINE);
  private readonly rows = openFairShare(BY_ROWS);
  private readonly balances = new Map<string, number>();

  book(people: People, input: DecisionInput, holderId: string): void {
    const byRows = this.byRows(people);
    this.compare(input, { ...input, candidates: byRows });
    this.rows.book(byRows, input, holderId);
    this.note(byRows);
    this.index.book(people, input, holderId);
    this.measure(people);
  }

  fade(people: People, days: number): void {
    const byRows = this.byRows(people);
    this.rows.fade(byRows, days);
    this.note(byRows);
    this.index.fade(people, days);
  }

  private byRows(people: People): People {
    return people.map((one) => ({
      ...one,
      fairShareMilliPoints: this.balances.get(one.id) ?? one.fairShareMilliPoints,
    }));
  }

  private note(people: People): void {
    for (const { id, fairShareMilliPoints } of people) this.balances.set(id, fairShareMilliPoints);
  }

  private compare(byIndex: DecisionInput, byRows: DecisionInput): void {
    const [now, then] = [rankBestTwo(byIndex), rankBestTwo(byRows)];
    this.decisions += 1;
    if (now[0]?.attorneyId !== then[0]?.attorneyId) this.otherChoice += 1;
    if (JSON.stringify(now) !== JSON.stringify(then)) this.otherCost += 1;
  }

  private measure(people: People): void {
    for (const { id, fairShareMilliPoints } of people) {
      const apart = Math.abs(fairShareMilliPoints - (this.balances.get(id) ?? 0));
      this.furthest = Math.max(this.furthest, apart);
    }
  }
}

/** Puts an instance through both ways of keeping the ledger. */
export function compareLedgers(instance: Instance): LedgerDifference {
  const both = new BothBooks();
  const ways = [both, openFairShare(BY_ROWS)].map((fairShare) => {
    const placed: string[] = [];
    const { costPerCase } = simulate(instance, {
      fairShare,
      onLine: ({ caseId, attorneyId }) => placed.push(`${caseId} ${attorneyId}`),
    });
    return { costPerCase, placed: placed.join() };
  });
  const [byIndex, byRows] = ways;
  const { decisions, otherChoice, otherCost, furthest } = both;
  return {
    instances: 1,
    ...{ decisions, otherChoice, otherCost, furthest },
    parted: byIndex?.placed === byRows?.placed ? 0 : 1,
    costByRows: byRows?.costPerCase ?? 0,
    costByIndex: byIndex?.costPerCase ?? 0,
  };
}

/** All of them together: sums, the furthest, and the mean costs. */
export function together(differences: readonly LedgerDifference[]): LedgerDifference {
  const sum = (of: (one: LedgerDifference) => number) =>
    differences.reduce((total, one) => total + of(one), 0);
  const instances = Math.max(1, differences.length);
  return {
    instances: differences.length,
    decisions: sum((one) => one.decisions),
    otherChoice: sum((one) => one.otherChoice),
    otherCost: sum((one) => one.otherCost),
    furthest: Math.max(0, ...differences.map((one) => one.furthest)),
    parted: sum((one) => one.parted),
    costByRows: sum((one) => one.costByRows) / instances,
    costByIndex: sum((one) => one.costByIndex) / instances,
  };
}

/** The differences as a table in Markdown, one row for each group. */
export function differencesTable(groups: ReadonlyMap<string, readonly LedgerDifference[]>): string {
  const rows = [...groups].map(([group, differences]) => {
    const all = together(differences);
    return [
      group,
      all.instances,
      all.decisions,
      all.otherCost,
      all.otherChoice,
      all.furthest,
      all.parted,
      all.costByRows.toFixed(2),
      all.costByIndex.toFixed(2),
    ];
  });
  const head = 'firm-years of | years | decisions | other cost | other attorney';
  const more = 'furthest, milli-points | years that parted | J by rows | J by index';
  return [`${head} | ${more}`, '|---|--:|--:|--:|--:|--:|--:|--:|--:|', ...rows]
    .map((row) => (Array.isArray(row) ? `| ${row.join(' | ')} |` : row))
    .map((row) => (row.startsWith('|') ? row : `| ${row} |`))
    .join('\n');
}
