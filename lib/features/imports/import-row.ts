import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { createAttorney } from '@/lib/features/attorneys';
import { createAttorneySchema } from '@/lib/contracts/attorney';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { submitCase } from '@/lib/features/cases';
import { clientOfCaseSchema } from '@/lib/contracts/client';
import { openCaseSchema } from '@/lib/contracts/case';
import { matchClient } from '@/lib/features/clients';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { ImportKind } from './columns';
import type { RowOutcome } from './report';

type RowImporter = (actor: Actor, body: unknown) => Promise<RowOutcome>;

/** How one row of each kind comes in: on the same path as everything else. */
export const IMPORT_ROW: Readonly<Record<ImportKind, RowImporter>> = {
  cases: importCase,
  attorneys: importAttorney,
  clients: importClient,
};

async function importCase(actor: Actor, body: unknown): Promise<RowOutcome> {
  const input = parseInput(openCaseSchema, body);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const externalRef = input.externalRef ?? null;
      const known =
        externalRef === null
          ? null
          : await tx.case.findFirst({ where: { firmId, externalRef }, select: { number: true } });
      if (known) return { status: 'known', detail: `case ${known.number} has this externalRef` };
      const opened = await submitCase(actor, input);
      const holder = opened.attorney ? `with ${opened.attorney.name}` : 'waiting';
      return { status: 'imported', detail: `case ${opened.number}, ${holder}` };
    },
    { lock: true },
  );
}

async function importAttorney(actor: Actor, body: unknown): Promise<RowOutcome> {
  const { email } = parseInput(createAttorneySchema, body);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const known = await tx.attorney.findFirst({ where: { firmId, email } });
      if (known) return { status: 'known', detail: `${known.name} has this e-mail address` };
      const { name } = await createAttorney(actor, parseInput(createAttorneySchema, body));
      return { status: 'imported', detail: name };
    },
    { lock: true },
  );
}

async function importClient(actor: Actor, body: unknown): Promise<RowOutcome> {
  requirePermission(actor, 'cases.create');
  const input = parseInput(clientOfCaseSchema, body);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { id, name } = await matchClient(transaction, input);
    if (transaction.writes.newClients.length > 0) return { status: 'imported', detail: name };
    const filledIn = transaction.writes.changedClients.has(id);
    return filledIn
      ? { status: 'imported', detail: `${name}, filled in` }
      : { status: 'known', detail: `${name} has this externalRef or e-mail address` };
  });
}
