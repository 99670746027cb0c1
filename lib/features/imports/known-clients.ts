import 'server-only';
import type { AssignmentTransaction } from '@/lib/assignment';
import { NO_ATTORNEYS, type KnownAttorneys } from '@/lib/assignment/sql';
import {
  clientFor,
  findClients,
  isFilledIn,
  NO_ONE_KNOWN,
  saveClient,
  type FoundClient,
  type MatchedClient,
} from '@/lib/features/clients';
import type { OpenCase } from '@/lib/contracts/case';
import type { Client } from '@/lib/platform/db/generated/client';
import type { MadeOfRow } from './report';

type Given = OpenCase['client'];

/**
 * The clients of one batch of rows: looked up at once, and known from row to row as they would be
 * if each row had a transaction of its own.
 */
export class KnownClients {
  /** New or filled in by earlier rows of the batch. */
  private readonly touched = new Map<string, Client>();
  private readonly attorneys: ReadonlyMap<string, KnownAttorneys>;
  private isOutdated = false;

  private constructor(
    private readonly transaction: AssignmentTransaction,
    private readonly found: ReadonlyMap<Given, FoundClient>,
  ) {
    this.attorneys = new Map(
      [...found.values()].map(({ client, attorneys }) => [client?.id ?? '', attorneys]),
    );
  }

  static async read(
    transaction: AssignmentTransaction,
    given: readonly Given[],
  ): Promise<KnownClients> {
    const { tx, firmId } = transaction;
    return new KnownClients(transaction, await findClients(tx, firmId, given));
  }

  /** Whose a client was before the batch. */
  attorneysOf(clientId: string): KnownAttorneys {
    return this.attorneys.get(clientId) ?? NO_ATTORNEYS;
  }

  /** Whether an earlier row changed what this one was looked up by: then it has to be looked up again. */
  isOvertaken(given: Given): boolean {
    if (this.isOutdated) return true;
    const { client, byReference } = this.foundOf(given);
    const now = client && this.touched.get(client.id);
    return Boolean(now) && !byReference && Boolean(given.externalRef) && now?.externalRef !== null;
  }

  /**
   * The client whom a row is about, before it is written down.
   * @throws AppError `opening-refused`
   */
  clientOf(given: Given): MatchedClient {
    const known = this.find(given);
    return { client: clientFor(this.transaction, given, known), known };
  }

  /** Writes the client of a row down; answers what undoing and forgetting want to know of it. */
  save({ client, known }: MatchedClient): { made: MadeOfRow; isFilledIn: boolean } {
    const saved = saveClient(this.transaction, client, known);
    const clientId = saved.id;
    const isFilledInNow = known !== null && isFilledIn(saved, known);
    // What was filled in of a client who was there before is written once for the whole batch.
    const isFirst = !this.touched.has(clientId);
    if (!known || isFilledInNow) this.note(saved);
    if (!known) return { made: { clientId, madeClient: true }, isFilledIn: false };
    if (!isFilledInNow || !isFirst) return { made: { clientId }, isFilledIn: isFilledInNow };
    const { email, company, companyKey, externalRef, version } = known;
    const clientBefore = { email, company, companyKey, externalRef, version };
    return { made: { clientId, clientBefore }, isFilledIn: true };
  }

  private note(client: Client): void {
    this.touched.set(client.id, client);
    // Walls against a company hold for its clients by name once they are read anew.
    const { companyKey } = client;
    this.isOutdated ||=
      companyKey !== null &&
      this.transaction.roster
        .list()
        .some(({ walls }) => walls.some((wall) => wall.companyKey === companyKey));
  }

  private foundOf(given: Given): FoundClient {
    return this.found.get(given) ?? NO_ONE_KNOWN;
  }

  private find(given: Given): Client | null {
    const { client, byReference } = this.foundOf(given);
    const now = client && (this.touched.get(client.id) ?? client);
    if (byReference) return now;
    const touched = [...this.touched.values()];
    const { externalRef, email } = given;
    const named = externalRef && touched.find((one) => one.externalRef === externalRef);
    if (named) return named;
    const sameAddress = touched.filter(
      (one) => email && one.email === email && (!externalRef || one.externalRef === null),
    );
    const options = now ? [now, ...sameAddress] : sameAddress;
    return options.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
  }
}
