import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { digestOfJson } from '@/lib/shared/canonical-json';
import type { Client } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { isId } from '@/lib/shared/validation/is-id';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { countWordyEvents, eraseTexts } from './erase-events';
import { eraseRows } from './erase-rows';
import { forgetClientSchema, type ForgetClientInput } from './schema';

/** What forgetting someone came to. */
export interface Forgotten {
  readonly clientId: string;
  readonly cases: number;
  /** Events whose words are gone. */
  readonly events: number;
  /** Events from before words were kept beside the chain: they still have theirs. */
  readonly eventsWithWords: number;
}

/**
 * Erases the name, addresses and whatever was typed about a client and their cases, in rows and in
 * the audit trail. What happened, when and by whom stays, and the trail's chain still holds. The
 * company of a client stays: it is another party, on which walls rest. It cannot be undone.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found`; `conflict` while a case is open, while
 * what they have sent by the intake page waits for an answer, or where an e-mail address is that of
 * several clients.
 */
export async function forgetClient(actor: Actor, input: ForgetClientInput): Promise<Forgotten> {
  requirePermission(actor, 'clients.forget');
  const { client: wanted, reason } = parseInput(forgetClientSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { id: clientId } = await findOne(actor, wanted);
    const caseIds = await requireClosedCases(transaction, clientId);
    await requireNothingWaiting(transaction, caseIds);
    const erasureId = newId();
    const clientIds = [clientId, ...(await listMerged(transaction, clientId))];
    const about = { firmId: transaction.firmId, clientIds, caseIds };
    const erased = await eraseTexts(transaction.tx, about, { id: erasureId, at: transaction.at });
    await eraseRows(transaction.tx, about);
    transaction.record('client-forgotten', {
      facts: { clientId, erasureId, texts: erased.length, digest: digestOfJson(erased) },
      text: { reason },
    });
    const eventsWithWords = await countWordyEvents(transaction.tx, about);
    return { clientId, cases: caseIds.length, events: erased.length, eventsWithWords };
  });
}

async function findOne(actor: Actor, wanted: string): Promise<Pick<Client, 'id'>> {
  const { firmId } = actor;
  const found = await withFirm(actor, (tx) =>
    tx.client.findMany({
      where: {
        firmId,
        OR: [
          ...(isId(wanted) ? [{ id: wanted }] : []),
          { externalRef: wanted },
          { email: wanted.toLowerCase() },
        ],
      },
      select: { id: true, mergedIntoId: true },
    }),
  );
  // A client who was merged into another is that other.
  const [client, other] = [...new Set(found.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
  if (!client) throw notFound('client', wanted);
  if (other) {
    throw new AppError(
      'conflict',
      `More than one client is known as ${JSON.stringify(wanted)}. Name the client by id.`,
    );
  }
  return { id: client };
}

async function listMerged(
  { tx, firmId }: AssignmentTransaction,
  clientId: string,
): Promise<string[]> {
  const merged = await tx.client.findMany({
    where: { firmId, mergedIntoId: clientId },
    select: { id: true },
  });
  return merged.map(({ id }) => id);
}

async function requireClosedCases(
  transaction: AssignmentTransaction,
  clientId: string,
): Promise<string[]> {
  const { tx, firmId } = transaction;
  const cases = await tx.case.findMany({
    where: { firmId, clientId },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, closedAt: true },
  });
  const open = cases.find(({ closedAt }) => closedAt === null);
  if (open) {
    throw new AppError(
      'conflict',
      `Case ${open.number} of this client is open. Close all of their cases first.`,
    );
  }
  return cases.map(({ id }) => id);
}

// A copy that waits has their name and story, too. Whether it is another case of theirs, a person says.
async function requireNothingWaiting(
  { tx, firmId }: AssignmentTransaction,
  caseIds: readonly string[],
): Promise<void> {
  const sent = await tx.intakeSubmission.findMany({
    where: { firmId, caseId: { in: [...caseIds] } },
    select: { contentDigest: true },
  });
  const waiting = await tx.intakeSubmission.count({
    where: {
      ...{ firmId, status: 'to-review' },
      contentDigest: { in: sent.map(({ contentDigest }) => contentDigest) },
    },
  });
  if (waiting === 0) return;
  throw new AppError(
    'conflict',
    'What this client has sent by the intake page waits a second time under New clients. Answer it first.',
  );
}
