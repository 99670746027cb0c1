import 'server-only';
import { TimeSlice } from '@/lib/platform/time-slice';
import { orderWaitingLine, type CaseFacts, type DecisionInput } from './core';
import { factsOf, inputFor, type CaseRow } from './facts';
import type { ReadTransaction } from './read-transaction';
import { findClientAttorneys, type ClientAttorneys } from './sql/client-attorneys';

type Firm = Pick<
  ReadTransaction,
  'tx' | 'firmId' | 'timeZone' | 'workCalendar' | 'at' | 'rules' | 'ruleSetVersion' | 'roster'
>;

/** Several held cases that are looked at together, because their holder leaves or is away. */
export interface ConsideredHandoffs {
  /** The cases in the order in which they would be drained if they waited. */
  readonly inOrder: readonly CaseRow[];
  /** The input of a decision on who takes the case over, as the firm stands when it is asked for. */
  inputFor(row: CaseRow, at?: Date): DecisionInput;
}

/**
 * Makes ready what decides who takes these cases over from their holders, in slices of time: there may
 * be a thousand, and other requests come in between. Costs one query.
 */
export async function considerHandoffs(
  transaction: Firm,
  rows: readonly CaseRow[],
): Promise<ConsideredHandoffs> {
  const clientIds = rows.map(({ clientId }) => clientId);
  const caseIds = rows.map(({ id }) => id);
  const attorneysOf = await findClientAttorneys(
    transaction.tx,
    transaction.firmId,
    clientIds,
    caseIds,
  );
  const factsFor = (row: CaseRow) =>
    factsOf(row, transaction, {
      ...attorneysOf(row.clientId),
      previousHolderId: row.attorneyId,
    });
  const known = new Map<string, { row: CaseRow; facts: CaseFacts }>();
  const slice = new TimeSlice();
  for (const row of rows) {
    known.set(row.id, { row, facts: factsFor(row) });
    await slice.giveWay();
  }
  const line = orderWaitingLine([...known.values()].map(({ facts }) => facts));
  return {
    inOrder: line.flatMap(({ id }) => known.get(id)?.row ?? []),
    inputFor: (row, at = transaction.at) =>
      inputFor({ ...transaction, at }, known.get(row.id)?.facts ?? factsFor(row)),
  };
}

/** The input of a decision on who takes a case over from its holder. */
export async function handoffInput(
  transaction: Firm,
  row: CaseRow,
  holderId: string | null,
): Promise<DecisionInput> {
  const attorneysOf = await findClientAttorneys(
    transaction.tx,
    transaction.firmId,
    [row.clientId],
    [row.id],
  );
  return handoffInputKnowing(
    transaction,
    { ...row, attorneyId: holderId },
    attorneysOf(row.clientId),
  );
}

/** The same for someone who has read whose the client is. */
export function handoffInputKnowing(
  transaction: Omit<Firm, 'tx' | 'firmId'>,
  row: CaseRow,
  attorneys: ClientAttorneys,
): DecisionInput {
  return inputFor(
    transaction,
    factsOf(row, transaction, { ...attorneys, previousHolderId: row.attorneyId }),
  );
}
