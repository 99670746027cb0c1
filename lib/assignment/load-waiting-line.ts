import 'server-only';
import { empty, sql } from '@/lib/platform/db/sql';
import type { CaseFacts } from './core';
import { factsOf, type CaseRow } from './facts';
import { findClientAttorneys } from './sql/client-attorneys';
import { CASE_COLUMNS } from './sql/columns';
import type { AssignmentTransaction } from './transaction';

/** A waiting case: its row, and what the pure core wants to know about it. */
export interface WaitingCase {
  readonly row: CaseRow;
  readonly facts: CaseFacts;
}

type WaitingLineTransaction = Pick<
  AssignmentTransaction,
  'tx' | 'firmId' | 'rules' | 'timeZone' | 'workCalendar'
>;

/** All waiting cases of the firm with what a decision needs to know, in no order. */
export async function loadWaitingLine(transaction: WaitingLineTransaction): Promise<WaitingCase[]> {
  const rows = await loadWaitingRows(transaction);
  if (rows.length === 0) return [];
  const clientIds = [...new Set(rows.map((row) => row.clientId))];
  const attorneysOf = await findClientAttorneys(transaction.tx, transaction.firmId, clientIds, []);
  return rows.map((row) => ({
    row,
    facts: factsOf(row, transaction, attorneysOf(row.clientId)),
  }));
}

/** The rows of these waiting cases, or of all of them. */
export async function loadWaitingRows(
  { tx, firmId }: Pick<WaitingLineTransaction, 'tx' | 'firmId'>,
  ids?: readonly string[],
): Promise<CaseRow[]> {
  const wanted = ids ? sql`AND c.id = ANY (${[...ids]}::uuid[])` : empty;
  return tx.$queryRaw<CaseRow[]>`
    SELECT ${CASE_COLUMNS} FROM cases c
     WHERE c.firm_id = ${firmId}::uuid AND c.attorney_id IS NULL AND c.closed_at IS NULL ${wanted}`;
}
