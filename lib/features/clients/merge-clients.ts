import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import {
  mergeClientSchema,
  type MergeClientInput,
  type MergedClientDto,
} from '@/lib/contracts/client';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { companyKey } from '@/lib/shared/company-key';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireUnmerged } from './change-client';
import { clientDto, getClientRow, type MergePair } from './client-row';
import { fieldsOf, mergedFields, type ClientFields } from './merged-fields';
import { conflictsSeenBy, listMergeConflicts, notifyOfMergeConflicts } from './merge-conflicts';

/**
 * Merges a client into another who is the same person or company: the cases move, what is missing
 * of the other is filled in, and a wall of either keeps its attorney from both. The merged client
 * keeps the row, so that references and addresses still lead to the other. It can be undone.
 *
 * @throws AppError `forbidden`, `not-found`, `validation-failed`; `conflict` where either was merged
 * into another already.
 */
export async function mergeClients(
  actor: Actor,
  fromClientId: string,
  input: MergeClientInput,
): Promise<MergedClientDto> {
  requirePermission(actor, 'clients.merge');
  const { intoClientId } = parseInput(mergeClientSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { firmId } = transaction;
    const pair = await readPair(actor, fromClientId, intoClientId);
    const conflicts = await listMergeConflicts(transaction, pair);
    const { mergeId, movedCases } = await write(transaction, pair);
    const facts = { mergeId, clientId: intoClientId, fromClientId, cases: movedCases };
    transaction.record('client-merged', { facts });
    await notifyOfMergeConflicts(transaction, mergeId, pair, conflicts);
    const client = await withFirm(actor, (tx) => getClientRow(tx, firmId, intoClientId));
    return {
      client: clientDto(client),
      mergedClientId: fromClientId,
      movedCases,
      conflicts: (await conflictsSeenBy(actor, conflicts)).map(({ id, number }) => ({
        caseId: id,
        number,
      })),
    };
  });
}

/**
 * Both clients, as the person who asks sees them.
 * @throws AppError as `mergeClients`
 */
export async function readPair(actor: Actor, fromId: string, intoId: string): Promise<MergePair> {
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const from = await getClientRow(tx, firmId, fromId);
    const into = await getClientRow(tx, firmId, intoId);
    if (from.id === into.id) {
      throw new AppError('conflict', 'A client cannot be merged into themselves. Choose another.');
    }
    requireUnmerged(from);
    requireUnmerged(into);
    return { from, into };
  });
}

async function write(
  { tx, firmId, at, actor, state }: AssignmentTransaction,
  { from, into }: MergePair,
): Promise<{ mergeId: string; movedCases: number }> {
  const before = fieldsOf(into);
  const after = mergedFields(from, into);
  const movesReference = after.externalRef !== before.externalRef;
  // The version moves along: a case that a drain remembers, or that a form shows, is another's now.
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE cases SET client_id = ${into.id}::uuid, version = version + 1
     WHERE firm_id = ${firmId}::uuid AND client_id = ${from.id}::uuid
    RETURNING id`;
  // Who was merged into this client before is led on, so that everyone merged is one step away.
  const led = await tx.$queryRaw<{ id: string }[]>`
    UPDATE clients SET merged_into_id = ${into.id}::uuid
     WHERE firm_id = ${firmId}::uuid AND merged_into_id = ${from.id}::uuid
    RETURNING id`;
  await tx.client.updateMany({
    where: { firmId, id: from.id },
    data: {
      mergedIntoId: into.id,
      ...(movesReference && { externalRef: null }),
      version: { increment: 1 },
    },
  });
  await writeFields({ tx, firmId }, into.id, after);
  const { id: mergeId } = await tx.clientMerge.create({
    data: {
      firmId,
      id: newId(),
      fromClientId: from.id,
      intoClientId: into.id,
      mergedAt: at,
      mergedByName: actor.name,
      before: { ...before },
      after: { ...after },
      lastCaseNumber: state.lastCaseNumber,
      caseIds: moved.map(({ id }) => id),
      clientIds: led.map(({ id }) => id),
    },
  });
  return { mergeId, movedCases: moved.length };
}

/** Puts these fields on a client, as a merge and its undoing do. */
export async function writeFields(
  { tx, firmId }: Pick<AssignmentTransaction, 'tx' | 'firmId'>,
  id: string,
  fields: ClientFields,
): Promise<void> {
  await tx.client.updateMany({
    where: { firmId, id },
    data: { ...fields, companyKey: companyKey(fields.company), version: { increment: 1 } },
  });
}
