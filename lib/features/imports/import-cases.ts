import 'server-only';
import {
  bringInCase,
  openCase,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type CaseHistory,
} from '@/lib/assignment';
import { openedCase, refuseImpossible } from '@/lib/features/cases';
import { checkParties, conflictWith, KnownParties, recordCheck } from '@/lib/features/conflicts';
import type { CaseDto } from '@/lib/contracts/case';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { readRoster, type NamedAttorney } from './attorney-name';
import { askedOf, historyOf } from './case-history';
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
  private readonly knownParties: KnownParties;

  private constructor(
    private readonly transaction: AssignmentTransaction,
    readonly clients: KnownClients,
    private readonly importId: string,
    private readonly roster: readonly NamedAttorney[],
    /** Numbers of cases by external reference. */
    private readonly numbers: Map<string, number>,
  ) {
    this.knownParties = new KnownParties(transaction);
  }

  static async read(
    transaction: AssignmentTransaction,
    parsed: readonly ParsedRow<ImportCase>[],
    importId: string,
  ): Promise<CaseBatch> {
    const { tx, firmId } = transaction;
    const inputs = parsed.flatMap(({ input }) => input ?? []);
    const given = inputs.map(({ client }) => client);
    const clients = await KnownClients.read(transaction, given);
    const hasHolders = inputs.some(({ attorney, pastHolders }) => attorney || pastHolders);
    const roster = hasHolders ? await readRoster(tx, firmId) : [];
    const refs = inputs.flatMap(({ externalRef }) => externalRef ?? []);
    const cases = await tx.case.findMany({
      where: { firmId, externalRef: { in: refs } },
      select: { externalRef: true, number: true },
    });
    const numbers = new Map(cases.map((one) => [one.externalRef ?? '', one.number]));
    return new CaseBatch(transaction, clients, importId, roster, numbers);
  }

  /** All that may be refused is refused before the first thing is written down. */
  async bringIn(input: ImportCase): Promise<RowOutcome> {
    const { transaction, clients, importId } = this;
    const known = this.numbers.get(input.externalRef ?? '');
    if (known !== undefined) {
      return { status: 'known', detail: `case ${known} has this externalRef` };
    }
    const said = notAhead(input, transaction);
    const history = historyOf(said, this.roster, transaction.at);
    const asked = askedOf(said, history);
    refuseCase(asked, history, transaction);
    const ofRow = clients.clientOf(asked.client);
    const opened = openedCase(transaction, asked, ofRow.client);
    const check = await checkParties(transaction, asked, ofRow, this.knownParties);
    // What someone holds is a fact: its hits are on record, and hold nothing back.
    const held = { ...opened, conflictWith: conflictWith(check) };
    const one = history
      ? bringInCase(transaction, opened, ofRow.client, history, importId)
      : openCase(transaction, held, ofRow.client, clients.attorneysOf(opened.clientId), {
          importId,
        });
    recordCheck(transaction, one, check, importId);
    const { made } = clients.save(ofRow);
    if (opened.externalRef) this.numbers.set(opened.externalRef, one.number);
    const told = history ? toldOf(transaction, history) : placeOf(one);
    const detail = `case ${one.number}, ${told}`;
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
    closedAt: settled(input.closedAt),
  };
}

/**
 * Refuses what no case can be, as it stands.
 * @throws AppError `validation-failed`
 */
export function refuseCase(
  asked: ImportCase,
  history: CaseHistory | null,
  transaction: Parameters<typeof refuseImpossible>[1],
): void {
  if (history?.closedAt) {
    const { at, timeZone } = transaction;
    return refuseImpossible({ ...asked, deadline: null }, { at, timeZone, visaTypesOff: [] });
  }
  refuseImpossible(history ? { ...asked, deadline: null } : asked, transaction);
}

function placeOf({ attorney, conflictCheck }: CaseDto): string {
  if (attorney) return `with ${attorney.name}`;
  return conflictCheck === 'open' ? 'waiting for the answer to its conflict check' : 'waiting';
}

function toldOf({ roster }: AssignmentTransaction, { holdings, closedAt }: CaseHistory): string {
  if (closedAt) return 'closed';
  const { name, activeCases, capacity } = roster.get(holdings.at(-1)?.attorneyId ?? '');
  if (activeCases <= capacity) return `with ${name}`;
  return `with ${name}, who is over capacity with it: ${activeCases} of ${capacity}`;
}
