import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { createAttorneySchema } from '@/lib/contracts/attorney';
import { clientOfCaseSchema } from '@/lib/contracts/client';
import { createAttorney } from '@/lib/features/attorneys';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { inSavepoint } from '@/lib/platform/db/in-savepoint';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { ImportKind } from './codes';
import { importAbsence } from './import-absence';
import { importCases } from './import-cases';
import { KnownClients } from './known-clients';
import { parseRows, refused, settled, tryParsed, type ReadRow } from './parsed-rows';
import type { RowOutcome } from './report';
import type { TriedRow } from './write-rows';

type RowsImporter = (
  actor: Actor,
  rows: readonly ReadRow[],
  importId: string,
) => Promise<TriedRow[]>;

/** How rows of each kind come in: on the same path as everything else. */
const IMPORTERS: Readonly<Record<ImportKind, RowsImporter>> = {
  cases: importCases,
  attorneys: eachFor(importAttorney),
  clients: importClients,
  absences: eachFor(importAbsence),
};

/** Of whom there are few, and each is several statements. */
const ONE_BY_ONE: ReadonlySet<ImportKind> = new Set(['attorneys', 'absences']);

/**
 * Brings rows in, all in one transaction of their kind. What the database refuses of it is refused
 * whole, and each row is then tried for itself, so that it takes no other with it.
 *
 * @returns what became of the rows, without those at the end that are to be looked up again
 */
export async function importRows(
  tx: FirmTx,
  actor: Actor,
  { id, kind }: { readonly id: string; readonly kind: ImportKind },
  rows: readonly ReadRow[],
): Promise<TriedRow[]> {
  const attempt = (some: readonly ReadRow[]) =>
    inSavepoint(tx, () => IMPORTERS[kind](actor, some, id));
  if (rows.length > 1 && !ONE_BY_ONE.has(kind)) {
    const { done } = await attempt(rows);
    if (done) return done;
  }
  const tried: TriedRow[] = [];
  for (const row of rows) {
    const { done, refusal } = await attempt([row]);
    if (refusal) tried.push(refused(kind, row, refusal));
    else tried.push(...done);
  }
  return tried;
}

/** An importer whose rows have a transaction each. */
function eachFor(work: (actor: Actor, body: unknown) => Promise<RowOutcome>): RowsImporter {
  return async (actor, rows) => {
    const tried: TriedRow[] = [];
    for (const row of rows) tried.push(settled(row, await work(actor, row.body)));
    return tried;
  };
}

async function importAttorney(actor: Actor, body: unknown): Promise<RowOutcome> {
  const input = parseInput(createAttorneySchema, body);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const known = await tx.attorney.findFirst({ where: { firmId, email: input.email } });
      if (known) return { status: 'known', detail: `${known.name} has this e-mail address` };
      const { id, name } = await createAttorney(actor, input);
      return { status: 'imported', detail: name, made: { attorneyId: id } };
    },
    { lock: true },
  );
}

async function importClients(actor: Actor, rows: readonly ReadRow[]): Promise<TriedRow[]> {
  requirePermission(actor, 'cases.create');
  const parsed = parseRows(rows, clientOfCaseSchema);
  return withAssignmentTransaction(actor, async (transaction) => {
    const given = parsed.flatMap(({ input }) => input ?? []);
    const clients = await KnownClients.read(transaction, given);
    return tryParsed('clients', parsed, {
      isLast: (input) => clients.isOvertaken(input),
      work: (input): RowOutcome => {
        const ofRow = clients.clientOf(input);
        const { made, isFilledIn } = clients.save(ofRow);
        const { name } = ofRow.client;
        if (made.madeClient) return { status: 'imported', detail: name, made };
        return isFilledIn
          ? { status: 'imported', detail: `${name}, filled in`, made }
          : { status: 'known', detail: `${name} has this externalRef or e-mail address`, made };
      },
    });
  });
}
