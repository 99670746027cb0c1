import {
  applyChange,
  candidatesOf,
  copyOf,
  engineOf,
  rankBestTwo,
  type CaseFacts,
  type FirmChange,
  type FirmState,
} from '@/lib/assignment/core';
import type { MemoryFirm } from '@/lib/tools/simulation/memory-firm';
import type { Instance } from '@/lib/tools/simulation/schema';
import { simulate } from '@/lib/tools/simulation/simulation';

/** The last engine that charged each new case to everyone. */
const BY_ROWS = engineOf(2);

/** What keeping the ledger as an index instead of by rows changed in some instances. */
export interface LedgerDifference {
  readonly instances: number;
  /** New cases that were placed, each decided by both balances in the same firm. */
  readonly decisions: number;
  /** Of them: how many would have gone to someone else. */
  readonly otherChoice: number;
  /** How many had another total cost for one of the best two. */
  readonly otherCost: number;
  /** The furthest that two balances of one attorney were apart, in milli-points. */
  readonly furthest: number;
  /** Instances in which the two went different ways, once each kept its own ledger. */
  readonly parted: number;
  /** Mean cost of a measured case by rows, and by the index. */
  readonly costByRows: number;
  readonly costByIndex: number;
}

/** Follows a firm that keeps the index with one that keeps rows, and decides each case by both. */
class ByRows {
  decisions = 0;
  otherChoice = 0;
  otherCost = 0;
  furthest = 0;
  private rows: FirmState | null = null;

  follow(change: FirmChange, firm: MemoryFirm): void {
    const rows = (this.rows ??= { ...copyOf(firm.state), engine: BY_ROWS });
    if (change.kind === 'assigned' && change.newIntake) {
      this.compare(change.newIntake, change.atMs, firm, rows);
      applyChange(rows, change);
      const after = copyOf(firm.state);
      applyChange(after, change);
      this.measure(after, rows);
    } else applyChange(rows, change);
  }

  private compare(facts: CaseFacts, atMs: number, firm: MemoryFirm, rows: FirmState): void {
    const byIndex = firm.inputFor(facts, atMs);
    const balances = balancesOf(rows);
    const candidates = byIndex.candidates.map((one) => ({
      ...one,
      fairShareMilliPoints: balances.get(one.id) ?? one.fairShareMilliPoints,
    }));
    const [now, then] = [rankBestTwo(byIndex), rankBestTwo({ ...byIndex, candidates })];
    this.decisions += 1;
    if (now[0]?.attorneyId !== then[0]?.attorneyId) this.otherChoice += 1;
    if (JSON.stringify(now) !== JSON.stringify(then)) this.otherCost += 1;
  }

  private measure(byIndex: FirmState, byRows: FirmState): void {
    const balances = balancesOf(byRows);
    for (const [id, balance] of balancesOf(byIndex)) {
      this.furthest = Math.max(this.furthest, Math.abs(balance - (balances.get(id) ?? 0)));
    }
  }
}

function balancesOf(state: FirmState): ReadonlyMap<string, number> {
  const all = candidatesOf(state, { clientId: '', company: null, visaType: 'other' });
  return new Map(all.map((one) => [one.id, one.fairShareMilliPoints]));
}

/** Puts an instance through both ways of keeping the ledger. */
export function compareLedgers(instance: Instance): LedgerDifference {
  const rows = new ByRows();
  const follow = (change: FirmChange, firm: MemoryFirm) => rows.follow(change, firm);
  const ways = [{ onChange: follow }, { engine: BY_ROWS }].map((options) => {
    const placed: string[] = [];
    const { costPerCase } = simulate(instance, {
      ...options,
      onLine: ({ caseId, attorneyId }) => placed.push(`${caseId} ${attorneyId}`),
    });
    return { costPerCase, placed: placed.join() };
  });
  const [byIndex, byRows] = ways;
  const { decisions, otherChoice, otherCost, furthest } = rows;
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
