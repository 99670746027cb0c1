import 'server-only';
import {
  bringInCase,
  openCase,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type Holding,
} from '@/lib/assignment';
import { createAttorney } from '@/lib/features/attorneys';
import { createAttorneySchema } from '@/lib/contracts/attorney';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { readyCase, refuseImpossible } from '@/lib/features/cases';
import { clientOfCaseSchema } from '@/lib/contracts/client';
import type { Client } from '@/lib/platform/db/generated/client';
import { findClient, matchClient } from '@/lib/features/clients';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { invalidField } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { findAttorney, readRoster } from './attorney-name';
import type { ImportKind } from './codes';
import type { RowOutcome } from './report';
import { importCaseSchema, type ImportCase } from './schema';

type RowImporter = (actor: Actor, body: unknown, importId: string) => Promise<RowOutcome>;

/** How one row of each kind comes in: on the same path as everything else. */
export const IMPORT_ROW: Readonly<Record<ImportKind, RowImporter>> = {
  cases: importCase,
  attorneys: importAttorney,
  clients: importClient,
};

async function importCase(actor: Actor, body: unknown, importId: string): Promise<RowOutcome> {
  requirePermission(actor, 'cases.create');
  const input = parseInput(importCaseSchema, body);
  const { firmId } = actor;
  return withAssignmentTransaction(actor, async (transaction) => {
    const externalRef = input.externalRef ?? null;
    const known =
      externalRef === null
        ? null
        : await transaction.tx.case.findFirst({
            where: { firmId, externalRef },
            select: { number: true },
          });
    if (known) return { status: 'known', detail: `case ${known.number} has this externalRef` };
    const asked = notAhead(input, transaction);
    const holding = await holdingOf(asked, transaction);
    // What someone holds may be overdue; what arrives now cannot be.
    refuseImpossible(holding ? { ...asked, deadline: null } : asked, transaction);
    const before = await findClient(transaction.tx, firmId, input.client);
    const { opened, client } = await readyCase(transaction, asked);
    const made = { caseId: opened.id, ...clientMade(transaction, client, before) };
    if (!holding) {
      const { number, attorney } = await openCase(transaction, opened, client, importId);
      const detail = `case ${number}, ${attorney ? `with ${attorney.name}` : 'waiting'}`;
      return { status: 'imported', detail, made };
    }
    const { number } = bringInCase(transaction, opened, client, holding, importId);
    return { status: 'imported', detail: `case ${number}, ${heldBy(transaction, holding)}`, made };
  });
}

/** A day alone is read as its noon, which may still be ahead today. */
function notAhead(input: ImportCase, { at }: AssignmentTransaction): ImportCase {
  const today = `${at.toISOString().slice(0, 10)}T12:00:00Z`;
  const settled = (moment: string | undefined) =>
    moment === today && Date.parse(today) > at.getTime() ? at.toISOString() : moment;
  return {
    ...input,
    receivedAt: settled(input.receivedAt),
    heldSince: settled(input.heldSince),
  };
}

async function holdingOf(
  input: ImportCase,
  { tx, firmId, at }: AssignmentTransaction,
): Promise<Holding | null> {
  const { attorney, heldSince, receivedAt } = input;
  if (!attorney) {
    if (!heldSince) return null;
    throw invalidField('heldSince', 'Nobody can hold a case without a name; fill in the attorney.');
  }
  const since = new Date(heldSince ?? receivedAt ?? at);
  if (since.getTime() > at.getTime()) {
    throw invalidField('heldSince', `heldSince (${heldSince}) is in the future.`);
  }
  if (receivedAt && since < new Date(receivedAt)) {
    throw invalidField('heldSince', 'A case cannot be held before it was received.');
  }
  const roster = await readRoster(tx, firmId);
  return { attorneyId: findAttorney(roster, attorney).id, heldSince: since };
}

function heldBy({ roster }: AssignmentTransaction, { attorneyId }: Holding): string {
  const { name, activeCases, capacity } = roster.get(attorneyId);
  if (activeCases <= capacity) return `with ${name}`;
  return `with ${name}, who is over capacity with it: ${activeCases} of ${capacity}`;
}

async function importAttorney(actor: Actor, body: unknown): Promise<RowOutcome> {
  const { email } = parseInput(createAttorneySchema, body);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const known = await tx.attorney.findFirst({ where: { firmId, email } });
      if (known) return { status: 'known', detail: `${known.name} has this e-mail address` };
      const { id, name } = await createAttorney(actor, parseInput(createAttorneySchema, body));
      return { status: 'imported', detail: name, made: { attorneyId: id } };
    },
    { lock: true },
  );
}

async function importClient(actor: Actor, body: unknown): Promise<RowOutcome> {
  requirePermission(actor, 'cases.create');
  const input = parseInput(clientOfCaseSchema, body);
  return withAssignmentTransaction(actor, async (transaction) => {
    const before = await findClient(transaction.tx, transaction.firmId, input);
    const client = await matchClient(transaction, input);
    const made = clientMade(transaction, client, before);
    if (made.madeClient) return { status: 'imported', detail: client.name, made };
    return made.clientBefore
      ? { status: 'imported', detail: `${client.name}, filled in`, made }
      : { status: 'known', detail: `${client.name} has this externalRef or e-mail address`, made };
  });
}

/** Whose row it is, whether it made that client, and what it filled in where it knew them. */
function clientMade({ writes }: AssignmentTransaction, { id }: Client, before: Client | null) {
  if (!before) return { clientId: id, madeClient: true };
  if (!writes.changedClients.has(id)) return { clientId: id };
  const { email, company, companyKey, externalRef, version } = before;
  return { clientId: id, clientBefore: { email, company, companyKey, externalRef, version } };
}
