import 'server-only';
import type { CaseWithDecision } from '@/lib/contracts/decision';
import type { Ref } from '@/lib/contracts/values';
import { newId } from '@/lib/platform/ids';
import { decisionDto } from './dto';
import { factsOf, inputFor, type CaseRow } from './facts';
import { dtoInTransaction } from './load-case';
import { recordNote } from './notes';
import { decideAndPlace, weighIn } from './place';
import type { KnownAttorneys } from './sql/client-attorneys';
import type { AssignmentTransaction } from './transaction';

/** A new case as its client and intake describe it. */
export type OpenedCase = Pick<
  CaseRow,
  | 'id'
  | 'clientId'
  | 'company'
  | 'companyKey'
  | 'visaType'
  | 'filingKind'
  | 'complexity'
  | 'stage'
  | 'priority'
  | 'deadline'
  | 'externalRef'
  | 'receivedAt'
> & {
  /** Becomes the case's first note. */
  readonly notes: string | null;
  /** The clients and companies whom a likely conflict is with; the case is held where there are any. */
  readonly conflictWith?: readonly string[];
};

/**
 * Records a new case and gives it to whom the rules choose, or lets it wait.
 *
 * @param before whose the client was before this transaction
 */
export function openCase(
  transaction: AssignmentTransaction,
  opened: OpenedCase,
  client: Ref,
  before: KnownAttorneys,
  origin?: CaseOrigin,
): CaseWithDecision {
  const people = peopleSince(before, transaction.writes, opened.clientId);
  const row = recordCase(transaction, opened, origin);
  const input = inputFor(transaction, factsOf(row, transaction, people));
  const placed = decideAndPlace(transaction, row, input, 'arrival');
  const decision = decisionDto(placed.decisionId, placed.decision);
  return { ...dtoInTransaction(transaction, placed.row, client), decision };
}

// The case received last decides, be it one of this transaction or an earlier one.
function peopleSince(
  before: KnownAttorneys,
  { newCases }: AssignmentTransaction['writes'],
  clientId: string,
): KnownAttorneys {
  let latest = before;
  for (const { id, attorneyId, receivedAt, ...row } of newCases.values()) {
    if (row.clientId !== clientId || attorneyId === null) continue;
    const later =
      receivedAt.getTime() - (latest.lastReceivedAt?.getTime() ?? -Infinity) ||
      (id > (latest.lastCaseId ?? '') ? 1 : -1);
    if (later < 0) continue;
    latest = { ...latest, lastAttorneyId: attorneyId, lastCaseId: id, lastReceivedAt: receivedAt };
  }
  return latest;
}

/** Where a case comes from that is brought in, and when it was closed. */
interface CaseOrigin {
  readonly importId?: string;
  readonly closedAt?: Date | null;
}

/** Writes down a case that no one holds yet, under the firm's next number. */
export function recordCase(
  transaction: AssignmentTransaction,
  { notes, conflictWith = [], ...opened }: OpenedCase,
  origin: CaseOrigin = {},
): CaseRow {
  transaction.state.lastCaseNumber += 1;
  const row: CaseRow = {
    ...opened,
    firmId: transaction.firmId,
    number: transaction.state.lastCaseNumber,
    stageSince: opened.receivedAt,
    closedAt: null,
    attorneyId: null,
    assignedAt: null,
    waitingSince: transaction.at,
    attorneyOfRecordId: null,
    ...weighIn(transaction, opened.complexity, opened.stage),
    conflictCheck: conflictWith.length > 0 ? 'open' : null,
    conflictWith: [...conflictWith],
    createdAt: transaction.at,
    version: 1,
  };
  transaction.writes.newCases.set(row.id, row);
  transaction.writes.stageChanges.push({
    firmId: transaction.firmId,
    id: newId(),
    caseId: row.id,
    fromStage: null,
    toStage: row.stage,
    changedAt: row.receivedAt,
    actorName: transaction.actor.name,
  });
  const facts = { number: row.number, stage: row.stage, receivedAt: row.receivedAt.toISOString() };
  const { importId, closedAt } = origin;
  const brought = {
    ...(importId && { importId }),
    ...(closedAt && { closedAt: closedAt.toISOString() }),
  };
  transaction.record('case-opened', { caseId: row.id, facts: { ...facts, ...brought } });
  if (notes !== null) recordNote(transaction, { caseId: row.id, text: notes });
  return row;
}
