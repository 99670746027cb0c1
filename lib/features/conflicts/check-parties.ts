import 'server-only';
import { isBehindWall, type AssignmentTransaction } from '@/lib/assignment';
import { partiesIn } from '@/lib/contracts/other-parties';
import type { OpenCase } from '@/lib/contracts/case';
import { refuseOpening, type MatchedClient } from '@/lib/features/clients';
import { companyKey } from '@/lib/shared/company-key';
import { compareNames, LIKELY } from './compare-names';
import type { CheckedParties, Hit, Party } from './conflict';
import { findHits, type Known } from './find-hits';
import { KnownParties } from './known-parties';

/**
 * Compares the parties of a new case with the firm's clients, companies and walls. Null where there is
 * nothing to compare. A wall that holds by itself, because client or company are exactly its own, needs no
 * answer; nor does a client who comes again.
 *
 * @param knownParties where many cases are checked in one transaction, those of all of them
 * @throws AppError `opening-refused` for someone who must not know of whom the hit is, as if a wall had
 * kept them from the case (decision 0033)
 */
export async function checkParties(
  transaction: AssignmentTransaction,
  input: OpenCase,
  { client, known: before }: MatchedClient,
  knownParties = new KnownParties(transaction),
): Promise<CheckedParties | null> {
  const company = input.client.company ?? client.company;
  const parties = partiesOf(input, { client, known: before }, company);
  const others = parties.filter(({ role }) => role === 'other').map(({ name }) => name);
  const hasWalls = transaction.roster.list().some(({ walls }) => walls.length > 0);
  if (parties.length === 0 || (others.length === 0 && !hasWalls)) return null;
  const known = await knownParties.lookUp(others);
  const own = { clientId: client.id, companyKey: companyKey(company) };
  const hits = findHits(
    parties,
    known.filter((one) => !isOwn(one, own)),
  ).filter((hit) => !isOwnCompany(hit, own));
  refuseUnlessVisible(transaction, input, hits);
  return others.length === 0 && hits.length === 0 ? null : { parties, hits };
}

// The client and company themselves, where they are also named among the others, are no other party.
function partiesOf(
  input: OpenCase,
  { client, known }: MatchedClient,
  company: string | null,
): Party[] {
  const hasNewCompany = companyKey(company) !== companyKey(known?.company);
  const isMain = (name: string) =>
    [client.name, company].some((main) => main && compareNames(name, main).score >= LIKELY);
  return [
    ...(known === null ? [{ role: 'client' as const, name: client.name }] : []),
    ...(company && hasNewCompany ? [{ role: 'company' as const, name: company }] : []),
    ...partiesIn(input.otherParties)
      .filter((name) => !isMain(name))
      .map((name) => ({ role: 'other' as const, name })),
  ];
}

interface Own {
  readonly clientId: string;
  readonly companyKey: string | null;
}

// A colleague at the same company is no conflict, unless a wall rests on that very person: they may be
// the one who comes again, as someone whom the firm does not recognise.
function isOwn(one: Known, own: Own): boolean {
  return one.clientId === own.clientId || (!one.hasOwnWall && isOwnCompany(one, own));
}

function isOwnCompany(one: Pick<Known, 'companyKey'> & { byCompany?: boolean }, own: Own): boolean {
  return one.byCompany !== false && one.companyKey !== null && one.companyKey === own.companyKey;
}

function refuseUnlessVisible(
  transaction: AssignmentTransaction,
  { client }: OpenCase,
  hits: readonly Hit[],
): void {
  const { attorneyId } = transaction.actor;
  const own = attorneyId === null ? null : transaction.roster.find(attorneyId);
  if (!own) return;
  const hidden = hits.find((hit) =>
    isBehindWall(own, { clientId: hit.clientId, companies: [hit.companyKey] }),
  );
  if (hidden) refuseOpening(transaction, client.name, hidden);
}
