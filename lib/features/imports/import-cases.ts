import 'server-only';
import {
  bringInCase,
  findKnownAttorneys,
  openCase,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type Holding,
  type OpeningImport,
} from '@/lib/assignment';
import { openedCase, refuseImpossible } from '@/lib/features/cases';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { invalidField } from '@/lib/shared/errors';
import { findAttorney, readRoster, type NamedAttorney } from './attorney-name';
import { KnownClients } from './known-clients';
import { parseRows, tryParsed, type ParsedRow, type ReadRow } from './parsed-rows';
import type { RowOutcome } from './report';
import { importCaseSchema, type ImportCase } from './schema';
import type { TriedRow } from './write-rows';

/** Brings these rows in, in this order, in one assignment transaction; it may leave the last ones. */
export async function importCases(
  actor: Actor,
  rows: readonly ReadRow[],
  importId: string,
): Promise<TriedRow[]> {
  requirePermission(actor, 'cases.create');
  const parsed = parseRows(rows, importCaseSchema);
  return withAssignmentTransaction(actor, async (transaction) => {
    const batch = await CaseBatch.read(transaction, parsed, importId);
    return tryParsed('cases', parsed, {
      isLast: ({ client }) => batch.clients.isOvertaken(client),
      work: (input) => batch.bringIn(input),
    });
  });
}

/** What the rows of one batch are looked up in. */
class CaseBatch {
  private constructor(
    private readonly transaction: AssignmentTransaction,
    readonly clients: KnownClients,
    private readonly importing: OpeningImport,
    private readonly roster: readonly NamedAttorney[],
    /** Numbers of cases by external reference. */
    private readonly numbers: Map<string, number>,
  ) {}

  static async read(
    transaction: AssignmentTransaction,
    parsed: readonly ParsedRow<ImportCase>[],
    importId: string,
  ): Promise<CaseBatch> {
    const { tx, firmId } = transaction;
    const inputs = parsed.flatMap(({ input }) => input ?? []);
    const given = inputs.map(({ client }) => client);
    const clients = await KnownClients.read(transaction, given);
    const attorneysOf = await findKnownAttorneys(tx, firmId, clients.ids);
    const hasHolders = inputs.some(({ attorney }) => attorney);
    const roster = hasHolders ? await readRoster(tx, firmId) : [];
    const refs = inputs.flatMap(({ externalRef }) => externalRef ?? []);
    const cases = await tx.case.findMany({
      where: { firmId, externalRef: { in: refs } },
      select: { externalRef: true, number: true },
    });
    const numbers = new Map(cases.map((one) => [one.externalRef ?? '', one.number]));
    return new CaseBatch(transaction, clients, { id: importId, attorneysOf }, roster, numbers);
  }

  /** All that may be refused is refused before the first thing is written down. */
  async bringIn(input: ImportCase): Promise<RowOutcome> {
    const { transaction, clients, importing } = this;
    const known = this.numbers.get(input.externalRef ?? '');
    if (known !== undefined) {
      return { status: 'known', detail: `case ${known} has this externalRef` };
    }
    const asked = notAhead(input, transaction);
    const holding = holdingOf(asked, this.roster, transaction);
    // What someone holds may be overdue; what arrives now cannot be.
    refuseImpossible(holding ? { ...asked, deadline: null } : asked, transaction);
    const ofRow = clients.clientOf(asked.client);
    const opened = openedCase(transaction, asked, ofRow.client);
    const { number, attorney } = holding
      ? bringInCase(transaction, opened, ofRow.client, holding, importing.id)
      : await openCase(transaction, opened, ofRow.client, importing);
    const { made } = clients.save(ofRow);
    if (opened.externalRef) this.numbers.set(opened.externalRef, number);
    const chosen = attorney ? `with ${attorney.name}` : 'waiting';
    const detail = `case ${number}, ${holding ? heldBy(transaction, holding) : chosen}`;
    return { status: 'imported', detail, made: { caseId: opened.id, ...made } };
  }
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

function holdingOf(
  input: ImportCase,
  roster: readonly NamedAttorney[],
  { at }: AssignmentTransaction,
): Holding | null {
  const { attorney, heldSince, receivedAt } = input;
  if (!attorney) {
    if (!heldSince) return null;
    throw invalidField('heldSince', 'A case with this date has a holder: fill in the attorney.');
  }
  const since = new Date(heldSince ?? receivedAt ?? at);
  if (since.getTime() > at.getTime()) {
    throw invalidField('heldSince', `heldSince (${heldSince}) is in the future.`);
  }
  if (receivedAt && since < new Date(receivedAt)) {
    throw invalidField('heldSince', 'A case cannot be held before it was received.');
  }
  return { attorneyId: findAttorney(roster, attorney).id, heldSince: since };
}

function heldBy({ roster }: AssignmentTransaction, { attorneyId }: Holding): string {
  const { name, activeCases, capacity } = roster.get(attorneyId);
  if (activeCases <= capacity) return `with ${name}`;
  return `with ${name}, who is over capacity with it: ${activeCases} of ${capacity}`;
}
