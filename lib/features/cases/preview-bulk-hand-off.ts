import 'server-only';
import {
  foreseeHandoff,
  listReceivers,
  openReadTransaction,
  type CaseRow,
  type ClientAttorneys,
  type ReadTransaction,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { type FirmTx, withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { exclusionsInRecord } from '@/lib/wording/record-exclusion';
import type { BulkHandOffPreview, BulkReceiver } from './bulk-dto';
import { previewBulkHandOffSchema, type PreviewBulkHandOff } from '@/lib/contracts/bulk';
import { caseColumns, caseTables, type NamedCaseRow } from './case-row';

type HeldRow = Omit<NamedCaseRow, keyof CaseRow> &
  CaseRow &
  ClientAttorneys & { askedName: string | null };

/**
 * What a bulk handoff would do if it were asked for now, case by case in the order given, and for
 * how many of the cases each colleague is eligible. Nothing is written and nothing is promised.
 * Three queries, however many cases.
 *
 * @throws AppError `forbidden`, `validation-failed`; `not-found` for a case or colleague of another
 * firm
 */
export async function previewBulkHandOff(
  actor: Actor,
  request: PreviewBulkHandOff,
): Promise<BulkHandOffPreview> {
  requirePermission(actor, 'cases.handoff-own');
  const { cases, toAttorneyId } = parseInput(previewBulkHandOffSchema, request);
  return withFirm(actor, async (tx) => {
    const transaction = await openReadTransaction(tx, actor.firmId);
    if (toAttorneyId !== undefined && !transaction.roster.find(toAttorneyId)) {
      throw notFound('attorney', toAttorneyId);
    }
    const rows = await readHeld(
      tx,
      actor.firmId,
      cases.map(({ caseId }) => caseId),
    );
    return {
      receivers: receiversOf(transaction, rows),
      cases: rows.map((row) => foresee(transaction, actor, row, toAttorneyId)),
    };
  });
}

// The cases with whose their client is and the colleague who has been asked already.
async function readHeld(tx: FirmTx, firmId: string, caseIds: string[]): Promise<HeldRow[]> {
  const rows = await tx.$queryRaw<HeldRow[]>`
    SELECT ${caseColumns},
           (SELECT o.attorney_id FROM cases o
             WHERE o.firm_id = ${firmId}::uuid AND o.client_id = c.client_id AND o.id <> c.id
               AND o.attorney_id IS NOT NULL
             ORDER BY o.received_at DESC, o.id DESC LIMIT 1) AS "lastAttorneyId",
           (SELECT o.relationship_attorney_id FROM clients o
             WHERE o.firm_id = ${firmId}::uuid AND o.id = c.client_id) AS "relationshipAttorneyId",
           (SELECT t.name FROM handoffs h
              JOIN attorneys t ON t.firm_id = h.firm_id AND t.id = h.to_attorney_id
             WHERE h.firm_id = ${firmId}::uuid AND h.case_id = c.id AND h.status = 'pending'
             LIMIT 1) AS "askedName"
      FROM ${caseTables(firmId)}
     WHERE c.firm_id = ${firmId}::uuid AND c.id = ANY (${caseIds}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return caseIds.map((id) => {
    const row = byId.get(id);
    if (!row) throw notFound('case', id);
    return row;
  });
}

function receiversOf(transaction: ReadTransaction, rows: readonly HeldRow[]): BulkReceiver[] {
  const eligibleFor = new Map<string, number>();
  for (const row of rows) {
    for (const attorneyId of listReceivers(transaction, row, row)) {
      eligibleFor.set(attorneyId, (eligibleFor.get(attorneyId) ?? 0) + 1);
    }
  }
  return transaction.roster
    .list()
    .filter(({ active }) => active)
    .map(({ id, name, activeCases, capacity }) => ({
      attorneyId: id,
      name,
      eligibleFor: eligibleFor.get(id) ?? 0,
      activeCases,
      capacity,
    }));
}

function foresee(
  transaction: ReadTransaction,
  actor: Actor,
  row: HeldRow,
  toAttorneyId: string | undefined,
): BulkHandOffPreview['cases'][number] {
  const refused = (refusal: string) => ({ caseId: row.id, to: null, refusal });
  const obstacle = findObstacle(actor, row, toAttorneyId);
  if (obstacle) return refused(obstacle);
  const { attorneyId, exclusions } = foreseeHandoff(transaction, row, row, toAttorneyId);
  if (exclusions.length > 0) return refused(exclusionsInRecord(exclusions));
  if (attorneyId === null) return refused('Nobody else is eligible, so it stays where it is.');
  const { id, name } = transaction.roster.get(attorneyId);
  return { caseId: row.id, to: { id, name }, refusal: null };
}

/** What keeps the case from being handed off at all, before anyone is considered. */
function findObstacle(actor: Actor, row: HeldRow, toAttorneyId: string | undefined): string | null {
  if (row.closedAt) return 'It is closed.';
  if (row.attorneyId === null) return 'It is waiting; assign it instead.';
  const own = row.attorneyId === actor.attorneyId;
  if (!own && !hasPermission(actor.role, 'cases.handoff')) return 'You do not hold it.';
  if (row.askedName) return `${row.askedName} has been asked to take it and has not answered yet.`;
  if (row.attorneyId === toAttorneyId)
    return `${row.attorneyName ?? 'This attorney'} holds it already.`;
  return null;
}
