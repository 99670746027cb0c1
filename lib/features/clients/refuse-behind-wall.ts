import 'server-only';
import { isBehindWall, membersBehindWall } from '@/lib/assignment';
import type { AssignmentTransaction } from '@/lib/assignment/transaction';
import type { OpenCase } from '@/lib/contracts/case';
import type { Client } from '@/lib/platform/db/generated/client';
import { afterRollback, withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
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
  { actor, roster, firmId }: AssignmentTransaction,
  given: Pick<OpenCase['client'], 'name' | 'company'>,
  known: Client | null,
): void {
  const own = actor.attorneyId === null ? null : roster.find(actor.attorneyId);
  const companies = [known?.companyKey, companyKey(given.company)];
  const target = { clientId: known?.id, companies };
  if (!own || !isBehindWall(own, target)) return;
  const exceptMemberIds = membersBehindWall(roster, target);
  const facts = {
    ...{ by: actor.name, client: given.name, clientId: known?.id ?? null },
    companyKey: known?.companyKey ?? companyKey(given.company),
  };
  const message = { kind: 'opening-refused' as const, key: `opening:${newId()}`, facts };
  afterRollback(() =>
    withWholeFirm(firmId, (tx) => notifyManagers(tx, firmId, message, exceptMemberIds)),
  );
  throw new AppError(
    'opening-refused',
    'This case cannot be opened from your account. The managers have been told what you entered, and one of them will open it.',
  );
}
