import 'server-only';
import { isBehindWall, membersBehindWall, type AssignmentTransaction } from '@/lib/assignment';
import type { OpenCase } from '@/lib/contracts/case';
import type { Client } from '@/lib/platform/db/generated/client';
import { afterRollback, withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { mailWithoutEvent } from '@/lib/platform/notifications/mail-without-event';
import { notifyManagers } from '@/lib/platform/notifications/notify-managers';
import { companyKey } from '@/lib/shared/company-key';

/**
 * Refuses a case that a wall keeps its opener from, in the same words whichever wall it is: they
 * name neither a wall nor anything that is known here (decision 0033). The managers are told what
 * was entered, so that the case is not lost.
 *
 * @throws AppError `opening-refused`
 */
export function refuseBehindWall(
  transaction: AssignmentTransaction,
  given: Pick<OpenCase['client'], 'name' | 'company'>,
  known: Client | null,
): void {
  const { actor, roster } = transaction;
  const own = actor.attorneyId === null ? null : roster.find(actor.attorneyId);
  const companies = [known?.companyKey, companyKey(given.company)];
  const target = { clientId: known?.id, companies };
  if (!own || !isBehindWall(own, target)) return;
  refuseOpening(transaction, given.name, {
    clientId: known?.id ?? null,
    companyKey: known?.companyKey ?? companyKey(given.company),
  });
}

/**
 * Refuses to open a case for the client of this name; the managers are told, but for those who must not
 * hear of whom the wall is about.
 * @throws AppError `opening-refused`
 */
export function refuseOpening(
  { actor, roster, firmId }: AssignmentTransaction,
  client: string,
  { clientId, companyKey: key }: { clientId: string | null; companyKey: string | null },
): never {
  const exceptMemberIds = membersBehindWall(roster, { clientId, companies: [key] });
  const facts = { by: actor.name, client, clientId, companyKey: key };
  const message = { kind: 'opening-refused' as const, key: `opening:${newId()}`, facts };
  // One by one: the notification stays where the mail cannot be queued.
  afterRollback(() =>
    withWholeFirm(firmId, (tx) => notifyManagers(tx, firmId, message, exceptMemberIds)),
  );
  afterRollback(() => withWholeFirm(firmId, (tx) => mailWithoutEvent(tx, firmId)));
  throw new AppError(
    'opening-refused',
    'This case cannot be opened from your account. The managers have been told what you entered, and one of them will open it.',
  );
}
