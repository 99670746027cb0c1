import { submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { systemActor } from '@/lib/platform/auth/actor';
import { runAsOwner } from '@/tests/integration/throwaway-cluster';
import { casesOf } from './arrivals';
import { warmUp } from './engine';
import type { Installation } from './installation';
import { load } from './load';
import type { SpeedOptions } from './options';

/** One statement, as many times as an assignment sends it. */
export interface StatementCost {
  readonly text: string;
  /** False for what the database asks itself within another statement: its foreign keys. */
  readonly isSent: boolean;
  readonly calls: number;
  readonly planMs: number;
  /** Of the statement and of all that is asked within it. */
  readonly runMs: number;
  readonly walBytes: number;
}

export interface StatementFigures {
  readonly done: number;
  readonly statements: readonly StatementCost[];
  readonly wal: { readonly records: number; readonly pageImages: number; readonly bytes: number };
}

interface WalRow {
  readonly records: number;
  readonly pageImages: number;
  readonly bytes: number;
}

const COSTS = `
  SELECT query AS text, toplevel AS "isSent", sum(calls)::float8 AS calls,
         sum(total_plan_time) AS "planMs", sum(total_exec_time) AS "runMs",
         sum(wal_bytes)::float8 AS "walBytes"
    FROM pg_stat_statements s
   WHERE s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND (NOT toplevel OR userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user))
   GROUP BY query, toplevel
   ORDER BY toplevel DESC, "runMs" DESC`;

const WAL = `SELECT wal_records::float8 AS records, wal_fpi::float8 AS "pageImages",
                    wal_bytes::float8 AS bytes FROM pg_stat_wal`;

/** What each statement of `submitCase` takes of PostgreSQL, one assignment after another. */
export async function measureStatements(
  { firmIds, ownerUrl }: Installation,
  { seconds, rounds }: SpeedOptions,
): Promise<StatementFigures> {
  const next = casesOf(firmIds);
  const open = () => {
    const { firmId, body } = next();
    return submitCase(systemActor(firmId), openCaseSchema.parse(body));
  };
  await warmUp(open);
  await runAsOwner(ownerUrl, 'CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await runAsOwner(ownerUrl, 'SELECT pg_stat_statements_reset()');
  const [before] = await runAsOwner<WalRow>(ownerUrl, WAL);
  const { done } = await load(open, 1, seconds * rounds);
  const [after] = await runAsOwner<WalRow>(ownerUrl, WAL);
  const costs = await runAsOwner<StatementCost>(ownerUrl, COSTS);
  const each = (of: (row: WalRow) => number) =>
    before && after ? (of(after) - of(before)) / Math.max(1, done) : 0;
  return {
    done,
    statements: costs.map(({ text, isSent, calls, planMs, runMs, walBytes }) => ({
      ...{ text, isSent, calls: calls / done, planMs: planMs / done },
      ...{ runMs: runMs / done, walBytes: walBytes / done },
    })),
    wal: {
      records: each(({ records }) => records),
      pageImages: each(({ pageImages }) => pageImages),
      bytes: each(({ bytes }) => bytes),
    },
  };
}
