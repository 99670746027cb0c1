import 'server-only';
import { caseDto } from './dto';
import { CHANGEABLE_FACTS, type EndReason } from '@/lib/contracts/case-codes';
import type { CaseDto } from '@/lib/contracts/case';
import type { Ref } from '@/lib/contracts/values';
import type { Assignment } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound, staleVersion } from '@/lib/shared/errors';
import { dateColumnToText } from '@/lib/shared/time';
import { isId } from '@/lib/shared/validation/is-id';
import { describeLatestChange } from './latest-change';
import { releaseFrom } from './place';
import type { CaseRow } from './facts';
import type { AssignmentTransaction } from './transaction';

/** A case with its client and its open interval, read under the firm's lock. */
export interface LoadedCase {
  readonly row: CaseRow;
  readonly client: Ref;
  readonly interval: Assignment | null;
}

/**
 * Reads a case that is about to be changed, as the person who changes it sees it: behind a wall it is
 * not there.
 * @throws AppError `not-found`; `stale-version` when `version` is given and not the current one.
 */
export async function loadCase(
  transaction: AssignmentTransaction,
  caseId: string,
  version?: number,
): Promise<LoadedCase> {
  const found = isId(caseId) ? await findCase(transaction, caseId) : null;
  if (!found) throw notFound('case', caseId);
  const { client, interval, row } = found;
  if (version !== undefined && version !== row.version) {
    const change = await describeLatestChange(transaction.tx, transaction.firmId, { caseId });
    const facts = caseFacts(row);
    throw staleVersion('case', version, row.version, change, facts);
  }
  return { row, client, interval };
}

async function findCase(
  { actor, firmId }: AssignmentTransaction,
  id: string,
): Promise<LoadedCase | null> {
  return withFirm(actor, async (tx) => {
    const row = await tx.case.findUnique({ where: { firmId_id: { firmId, id } } });
    if (!row) return null;
    const [client] = await tx.$queryRaw<Ref[]>`
      SELECT id, name FROM clients
       WHERE firm_id = ${firmId}::uuid AND id = ${row.clientId}::uuid`;
    if (!client) return null;
    const interval = await tx.assignment.findFirst({
      where: { firmId, caseId: id, endedAt: null },
    });
    // The database's checks guarantee the closed lists that Prisma types as text.
    return { row: row as CaseRow, client, interval };
  });
}

/** What can be changed of a case, as its form shows it. */
function caseFacts(row: CaseRow): Record<string, unknown> {
  const deadline = row.deadline && dateColumnToText(row.deadline);
  return { ...Object.fromEntries(CHANGEABLE_FACTS.map((name) => [name, row[name]])), deadline };
}

/** @throws AppError `case-closed` */
export function refuseClosed(row: CaseRow, what: string): void {
  if (row.closedAt) {
    throw new AppError(
      'case-closed',
      `Case ${row.number} is closed and cannot be ${what}. Reopen it first by giving it another stage.`,
    );
  }
}

/** Ends the interval of the person who holds the case. */
export function releaseLoaded(
  transaction: AssignmentTransaction,
  loaded: LoadedCase,
  why: EndReason,
): void {
  if (loaded.interval) releaseFrom(transaction, loaded.row, loaded.interval, why);
}

/** The case as it is now in this transaction. */
export function dtoInTransaction(
  transaction: AssignmentTransaction,
  row: CaseRow,
  client: Ref,
): CaseDto {
  return caseDto({
    ...row,
    client,
    attorney: row.attorneyId === null ? null : transaction.roster.get(row.attorneyId),
    attorneyOfRecord:
      row.attorneyOfRecordId === null ? null : transaction.roster.get(row.attorneyOfRecordId),
  });
}
