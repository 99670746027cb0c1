import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decisionDto } from './dto';
import type { CandidatesDto } from '@/lib/contracts/decision';
import type { Ref } from '@/lib/contracts/values';
import { sql } from '@/lib/platform/db/sql';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { decide, type CaseFacts } from './core';
import { factsOf, inputFor, type CaseRow } from './facts';
import { freeingOf } from './freeing';
import { warningsFor, type HeldCase } from './handoff-warnings';
import { isId } from '@/lib/shared/validation/is-id';
import { isTakenBack } from './sql/taken-back';
import { openReadTransaction, type ReadTransaction } from './read-transaction';
import { findClientAttorneys } from './sql/client-attorneys';

/**
 * What the rules would say about a case now: the ranking and every exclusion. Nothing is written.
 * For a case that someone holds it is the ranking of those who could take it over, with what a
 * handoff to each would mean.
 *
 * @throws AppError `not-found`
 */
export async function previewAssignment(
  actor: Actor,
  about: { caseId: string },
): Promise<CandidatesDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => {
    const transaction = await openReadTransaction(tx, actor.firmId);
    const row = await getRow(transaction, about.caseId);
    const input = inputFor(transaction, await factsOfCase(transaction, row));
    const held = row.closedAt || row.attorneyId === null ? null : await readHeld(transaction, row);
    return {
      ...decisionDto(null, decide(input)),
      handoff: held && warningsFor(input, held),
      freeing: [...freeingOf(input)].map(([attorneyId, changes]) => ({ attorneyId, changes })),
    };
  });
}

async function getRow(transaction: ReadTransaction, caseId: string): Promise<CaseRow> {
  const row = isId(caseId)
    ? await transaction.tx.case.findUnique({
        where: { firmId_id: { firmId: transaction.firmId, id: caseId } },
      })
    : null;
  if (!row) throw notFound('case', caseId);
  // The database's checks guarantee the closed lists that Prisma types as text.
  return row as CaseRow;
}

async function readHeld(transaction: ReadTransaction, row: CaseRow): Promise<HeldCase> {
  const intervals = await transaction.tx.$queryRaw<(Ref & { startReason: string })[]>`
    SELECT a.id, a.name, s.start_reason AS "startReason"
      FROM assignments s
      JOIN attorneys a ON a.firm_id = s.firm_id AND a.id = s.attorney_id
     WHERE s.firm_id = ${transaction.firmId}::uuid AND s.case_id = ${row.id}::uuid
       AND NOT ${isTakenBack(transaction.firmId, sql`s.handoff_id`)}
     ORDER BY s.turn`;
  return {
    holders: intervals
      .filter(({ id }, index) => id !== intervals[index - 1]?.id)
      .map(({ id, name }) => ({ id, name })),
    handoffs: intervals.filter(({ startReason }) => startReason === 'handoff').length,
    load: row,
    timeZone: transaction.timeZone,
  };
}

async function factsOfCase(transaction: ReadTransaction, row: CaseRow): Promise<CaseFacts> {
  const attorneysOf = await findClientAttorneys(
    transaction.tx,
    transaction.firmId,
    [row.clientId],
    [row.id],
  );
  return factsOf(row, transaction, {
    ...attorneysOf(row.clientId),
    previousHolderId: row.closedAt ? null : row.attorneyId,
  });
}
