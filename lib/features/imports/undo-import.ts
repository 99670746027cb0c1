import 'server-only';
import {
  movedSince,
  restoreLedger,
  withAssignmentTransaction,
  type KeptLedger,
} from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { importNotificationKey } from '@/lib/features/conflicts';
import { now } from '@/lib/platform/clock';
import type { Import } from '@/lib/platform/db/generated/client';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import type { ImportKind } from './codes';
import { getImportRow, kindOf } from './read-import';
import type { ClientBefore } from './report';

/** What gives numbers and turns, or changes who takes part in the ledger. */
const MOVES_LEDGER: ReadonlySet<ImportKind> = new Set(['cases', 'attorneys']);

/**
 * Takes back all that an import has made, as if it had never run: cases with their history, clients,
 * attorneys, what was filled in, and the state of counters and ledger. Only its events stay, and the
 * one that says that it was undone.
 *
 * @returns how many rows were taken back
 * @throws AppError `conflict` once something builds on it: other cases were opened or assigned since,
 * or something of it was changed or is used elsewhere
 */
export async function undoImport(actor: Actor, importId: string): Promise<number> {
  requirePermission(actor, 'imports.manage');
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const file = await getImportRow(tx, firmId, importId);
      if (
        !['ready', 'paused', 'finished'].includes(file.status) ||
        !file.startedAt ||
        !file.before
      ) {
        throw new AppError('conflict', 'There is nothing of this import that could be undone now.');
      }
      // Written by keepLedger and by nothing else.
      const kept = file.before as unknown as KeptLedger;
      const where = { firmId, importId, status: 'in' };
      const rows = await tx.importRow.count({ where });
      if (rows === 0)
        throw builtOn('nothing of it is in, or its rows are forgotten after thirty days');
      const movesLedger = MOVES_LEDGER.has(kindOf(file));
      if (movesLedger) await refuseMoved(tx, file, kept, file.startedAt);
      await refuseUsed(tx, file);
      await takeBack(tx, file, actor);
      if (movesLedger) await restoreLedger(tx, firmId, kept);
      await tx.importRow.updateMany({
        where,
        data: {
          ...{ status: 'good', detail: null },
          ...{ caseId: null, attorneyId: null, clientId: null, absenceId: null },
        },
      });
      await withAssignmentTransaction(actor, async (transaction) => {
        transaction.record('import-undone', { facts: { importId, rows } });
        transaction.drainAfterCommit();
      });
      return rows;
    },
    { lock: true },
  );
}

async function takeBack(tx: FirmTx, { firmId, id }: Import, { name }: Actor): Promise<void> {
  await emptyAgain(tx, firmId, id);
  await tx.import.updateMany({ where: { firmId, id }, data: { status: 'undoing' } });
  await tx.$queryRaw`SELECT take_back_import(${firmId}::uuid, ${id}::uuid)::text`;
  await tx.notification.deleteMany({ where: { firmId, key: importNotificationKey(id) } });
  await tx.import.updateMany({
    where: { firmId, id },
    data: { status: 'undone', undoneAt: now(), undoneByName: name },
  });
}

interface FilledIn {
  readonly clientId: string;
  readonly before: ClientBefore;
}

/** Takes out of clients what rows had filled in, the last row first. */
async function emptyAgain(tx: FirmTx, firmId: string, importId: string): Promise<void> {
  const rows = await tx.$queryRaw<FilledIn[]>`
    SELECT client_id AS "clientId", client_before AS before FROM import_rows
     WHERE firm_id = ${firmId}::uuid AND import_id = ${importId}::uuid AND status = 'in'
       AND client_before IS NOT NULL
     ORDER BY (client_before ->> 'version')::int DESC`;
  for (const { clientId, before } of rows) {
    const { version, ...facts } = before;
    const { count } = await tx.client.updateMany({
      where: { firmId, id: clientId, version: version + 1 },
      data: { ...facts, version },
    });
    if (count === 0) throw builtOn('a client in which it filled something in was changed since');
  }
}

/** Numbers, turns and balances stand as before only where nothing else was charged meanwhile. */
async function refuseMoved(
  tx: FirmTx,
  { firmId, id }: Import,
  kept: KeptLedger,
  since: Date,
): Promise<void> {
  const moved = await movedSince(tx, firmId, kept, since);
  const [made] = await tx.$queryRaw<{ cases: number; turns: number; changed: string | null }[]>`
    WITH made AS (
      SELECT case_id AS id FROM import_rows
       WHERE firm_id = ${firmId}::uuid AND import_id = ${id}::uuid AND case_id IS NOT NULL)
    SELECT (SELECT count(*)::int FROM made) AS cases,
           (SELECT count(*)::int FROM assignments a
             WHERE a.firm_id = ${firmId}::uuid AND a.case_id IN (SELECT m.id FROM made m)) AS turns,
           (SELECT min(c.number)::text FROM cases c
              JOIN events e ON e.firm_id = ${firmId}::uuid AND e.case_id = c.id
             WHERE c.firm_id = ${firmId}::uuid AND c.id IN (SELECT m.id FROM made m)
               AND e.at > c.created_at
               AND e.kind NOT IN ('case-assigned', 'case-waits', 'waiting-alerted',
                                  'deadline-alerted')
           ) AS changed`;
  if (made?.changed) throw builtOn(`case ${made.changed} has been worked on`);
  if (made?.cases !== moved.cases || made.turns !== moved.turns) {
    throw builtOn('other cases have been opened or assigned since');
  }
}

async function refuseUsed(tx: FirmTx, { firmId, id }: Import): Promise<void> {
  const used =
    (await findUsedClient(tx, firmId, id)) ??
    (await findUsedAttorney(tx, firmId, id)) ??
    (await findUsedAbsence(tx, firmId, id));
  if (used) throw builtOn(`${used} has been changed or is used elsewhere`);
}

async function findUsedClient(tx: FirmTx, firmId: string, id: string): Promise<string | null> {
  const [used] = await tx.$queryRaw<{ name: string }[]>`
    SELECT l.name FROM clients l
      JOIN import_rows r ON r.firm_id = ${firmId}::uuid AND r.client_id = l.id
     WHERE l.firm_id = ${firmId}::uuid AND r.import_id = ${id}::uuid AND r.made_client
       AND (EXISTS (SELECT FROM cases c
                     WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id
                       AND c.id NOT IN (SELECT o.case_id FROM import_rows o
                                         WHERE o.firm_id = ${firmId}::uuid
                                           AND o.import_id = ${id}::uuid AND o.case_id IS NOT NULL))
            OR EXISTS (SELECT FROM ethical_walls w
                        WHERE w.firm_id = ${firmId}::uuid AND w.client_id = l.id)
            OR EXISTS (SELECT FROM events e
                        WHERE e.firm_id = ${firmId}::uuid AND e.data ->> 'clientId' = l.id::text)
            -- Away with a merge: the client that stands has kept what this one knew.
            OR EXISTS (SELECT FROM client_merges g
                        WHERE g.firm_id = ${firmId}::uuid AND g.from_client_id = l.id
                          AND g.undone_at IS NULL))
     LIMIT 1`;
  return used?.name ?? null;
}

async function findUsedAttorney(tx: FirmTx, firmId: string, id: string): Promise<string | null> {
  const [used] = await tx.$queryRaw<{ name: string }[]>`
    SELECT a.name FROM attorneys a
      JOIN import_rows r ON r.firm_id = ${firmId}::uuid AND r.attorney_id = a.id
     WHERE a.firm_id = ${firmId}::uuid AND r.import_id = ${id}::uuid
       AND (EXISTS (SELECT FROM events e
                     WHERE e.firm_id = ${firmId}::uuid AND e.attorney_id = a.id
                       AND e.kind <> 'attorney-added')
            OR EXISTS (SELECT FROM assignments s
                        WHERE s.firm_id = ${firmId}::uuid AND s.attorney_id = a.id)
            OR EXISTS (SELECT FROM clients l
                        WHERE l.firm_id = ${firmId}::uuid AND l.relationship_attorney_id = a.id))
     LIMIT 1`;
  return used?.name ?? null;
}

async function findUsedAbsence(tx: FirmTx, firmId: string, id: string): Promise<string | null> {
  const [used] = await tx.$queryRaw<{ name: string }[]>`
    SELECT format('the absence of %s from %s', a.name, b.starts_on) AS name FROM absences b
      JOIN import_rows r ON r.firm_id = ${firmId}::uuid AND r.absence_id = b.id
      JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.id = b.attorney_id
     WHERE b.firm_id = ${firmId}::uuid AND r.import_id = ${id}::uuid
       AND (b.version > 1 OR b.cancelled_at IS NOT NULL
            OR EXISTS (SELECT FROM covers v
                        WHERE v.firm_id = ${firmId}::uuid AND v.absence_id = b.id))
     LIMIT 1`;
  return used?.name ?? null;
}

function builtOn(why: string): AppError {
  return new AppError('conflict', `This import cannot be undone any more: ${why}.`);
}
