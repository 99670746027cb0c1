import 'server-only';
import {
  isBehindWall,
  withAssignmentTransaction,
  type AssignmentTransaction,
} from '@/lib/assignment';
import { changeClientSchema, type ChangeClientInput, type ClientDto } from '@/lib/contracts/client';
import type { EventFacts, EventText } from '@/lib/contracts/events';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, lacksPermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, Forbidden, staleVersion } from '@/lib/shared/errors';
import { companyKey } from '@/lib/shared/company-key';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { clientDto, getClientRow, type ClientRow } from './client-row';
import { describeLatestClientChange } from './latest-client-change';
import { mayEditClient } from './may-edit';
import { requireRelationshipAttorney } from './require-relationship-attorney';

const TEXTS = ['name', 'email', 'company', 'externalRef'] as const;
const FIELDS = [...TEXTS, 'relationshipAttorneyId'] as const;
type Change = Partial<Record<(typeof FIELDS)[number], string | null>>;

/**
 * Corrects what is known of a client: what is given, and nothing else. Their cases keep the company
 * that they were opened for.
 *
 * @throws AppError `forbidden` (also where the change would put the client behind a wall of one's
 * own), `not-found`, `validation-failed`, `stale-version`, `ethical-wall` for a relationship attorney
 * whom a wall keeps from the client, `duplicate-external-ref`; `conflict` for a client who was merged
 * into another.
 */
export async function changeClient(
  actor: Actor,
  clientId: string,
  input: ChangeClientInput,
): Promise<ClientDto> {
  const { version, ...given } = parseInput(changeClientSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { firmId } = transaction;
    const before = await withFirm(actor, (tx) => getClientRow(tx, firmId, clientId));
    requireRight(actor, before);
    requireUnmerged(before);
    if (version !== before.version) {
      const latest = await describeLatestClientChange(transaction.tx, firmId, clientId);
      throw staleVersion('client', version, before.version, latest, factsOf(before));
    }
    const change = differenceOf(before, given);
    if (Object.keys(change).length === 0) return clientDto(before);
    if (change.relationshipAttorneyId !== undefined) {
      if (!hasPermission(actor.role, 'clients.edit'))
        throw lacksPermission(actor.role, 'clients.edit');
      requireRelationshipAttorney(transaction, change.relationshipAttorneyId, {
        clientId,
        companies: [companyKey(change.company === undefined ? before.company : change.company)],
      });
    }
    if (change.company) refuseOwnWall(transaction, change.company);
    await write(transaction, clientId, change);
    transaction.record('client-changed', payloadOf(before, change));
    return withFirm(actor, async (tx) => clientDto(await getClientRow(tx, firmId, clientId)));
  });
}

function requireRight(actor: Actor, before: ClientRow): void {
  if (!mayEditClient(actor, before)) throw lacksPermission(actor.role, 'clients.edit');
}

/** @throws AppError `conflict`, naming the client to turn to. */
export function requireUnmerged({ name, mergedIntoName }: ClientRow): void {
  if (mergedIntoName === null) return;
  throw new AppError(
    'conflict',
    `${name} was merged into ${mergedIntoName}. Use that client, or undo the merge first.`,
  );
}

/** What a form shows of a client, by the names of its fields. */
function factsOf(row: ClientRow): Record<string, unknown> {
  return Object.fromEntries(FIELDS.map((field) => [field, row[field]]));
}

function differenceOf(before: ClientRow, given: Change): Change {
  const entries = FIELDS.flatMap((field) => {
    const value = given[field];
    return value === undefined || value === before[field] ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries);
}

// Someone who stands behind a wall of a company must not make a client vanish before their own eyes.
function refuseOwnWall({ actor, roster }: AssignmentTransaction, company: string): void {
  const own = actor.attorneyId === null ? null : roster.find(actor.attorneyId);
  if (!own || !isBehindWall(own, { companies: [companyKey(company)] })) return;
  throw new Forbidden(
    'clients.edit',
    'This change cannot be made from your account. Ask a colleague who manages cases to make it.',
  );
}

async function write(
  { tx, firmId }: AssignmentTransaction,
  id: string,
  { name, ...change }: Change,
): Promise<void> {
  await tx.client.updateMany({
    where: { firmId, id },
    data: {
      ...change,
      ...(name ? { name } : {}),
      ...(change.company === undefined ? {} : { companyKey: companyKey(change.company) }),
      version: { increment: 1 },
    },
  });
}

function payloadOf(
  before: ClientRow,
  change: Change,
): { facts: EventFacts<'client-changed'>; text: EventText<'client-changed'> } {
  const { relationshipAttorneyId: named } = change;
  const changedTexts = TEXTS.filter((field) => change[field] !== undefined);
  const text = Object.fromEntries(
    changedTexts.map((field) => [field, [before[field], change[field] ?? null] as const]),
  );
  return {
    facts: {
      clientId: before.id,
      changes:
        named === undefined
          ? {}
          : { relationshipAttorneyId: [before.relationshipAttorneyId, named] },
      ...(changedTexts.length > 0 && { changedTexts }),
    },
    text,
  };
}
