import 'server-only';
import { withAssignmentUnit, type AssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { digestOfJson } from '@/lib/canonical-json';
import type { Client } from '@/lib/db/generated/client';
import { withFirm } from '@/lib/db/with-firm';
import { AppError, notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { isId } from '@/lib/validation/is-id';
import { parseInput } from '@/lib/validation/parse-input';
import { countWordyEvents, eraseTexts } from './erase-events';
import { eraseRows } from './erase-rows';
import { forgetClientSchema, type ForgetClientInput } from './schema';

/** What forgetting somebody came to. */
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
 * company of a client stays: it is another party, on which walls rest. There is no way back.
 *
 * @throws AppError `forbidden`, `validation-failed`, `not-found`; `conflict` while a case is open or
 * where an e-mail address is that of several clients.
 */
export async function forgetClient(actor: Actor, input: ForgetClientInput): Promise<Forgotten> {
  requirePermission(actor, 'clients.forget');
  const { client: wanted, reason } = parseInput(forgetClientSchema, input);
  return withAssignmentUnit(actor, async (unit) => {
    const { id: clientId } = await findOne(actor, wanted);
    const caseIds = await requireClosedCases(unit, clientId);
    const erasureId = newId();
    const about = { firmId: unit.firmId, clientId, caseIds };
    const erased = await eraseTexts(unit.tx, about, { id: erasureId, at: unit.at });
    await eraseRows(unit.tx, about);
    unit.record('client-forgotten', {
      facts: { clientId, erasureId, texts: erased.length, digest: digestOfJson(erased) },
      text: { reason },
    });
    const eventsWithWords = await countWordyEvents(unit.tx, about);
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
      select: { id: true },
      take: 2,
    }),
  );
  const [client, other] = found;
  if (!client) throw notFound('client', wanted);
  if (other) {
    throw new AppError(
      'conflict',
      `More than one client is known as ${JSON.stringify(wanted)}. Name the client by id.`,
    );
  }
  return client;
}

async function requireClosedCases(unit: AssignmentUnit, clientId: string): Promise<string[]> {
  const { tx, firmId } = unit;
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
