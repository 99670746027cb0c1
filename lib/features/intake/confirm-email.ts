import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { IntakeLanguage } from '@/lib/contracts/intake-codes';
import { systemActor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { mailSettings } from '@/lib/platform/mail';
import { notifyManagers } from '@/lib/platform/notifications';
import { AppError } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import { answersOf } from './answers';
import { newEmailLink, NO_EMAIL_LINK, readEmailToken } from './email-link';
import { giveAddress } from './give-address';
import { countFrom, countIntake, mayMailTo } from './limits';
import { readStatusToken } from './status-link';

/*
 * Whether an address is the person's who gave it (decision 0089). A link in a mail to it proves that;
 * the link is used by a press on its page, since programs open what mails hold.
 */

/**
 * Has a mail sent to the address that was given, with a link by which it is confirmed. The link before
 * it works no more. Nothing is said of the address: whether too many mails went to it stays unknown.
 *
 * @throws AppError `not-found` for a status page that is not there; `conflict` where there is nothing
 * to confirm, or no mail; `too-many-requests` beyond what an address or a firm may ask for
 */
export async function askToConfirm(statusToken: string, address: string): Promise<void> {
  const read = readStatusToken(statusToken);
  if (!read || !isId(read.firmId)) throw gone();
  const { firmId, linkHash } = read;
  const asked = await withWholeFirm(firmId, (tx) =>
    tx.intakeSubmission.findFirst({
      where: { firmId, linkHash, linkExpiresAt: { gt: now() } },
      select: { id: true, answers: true, confirmedAt: true, status: true },
    }),
  );
  if (!asked) throw gone();
  const { email } = answersOf(asked.answers);
  const isOver = asked.confirmedAt !== null || asked.status === 'refused';
  if (email === null || isOver || !mailSettings()) {
    throw new AppError('conflict', 'nothing-to-confirm');
  }
  await countFrom('mailFrom', firmId, address);
  await countIntake('mail', firmId);
  if (!(await mayMailTo(email))) return;
  await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
    const { tx, at } = transaction;
    const { count } = await tx.intakeSubmission.updateMany({
      // Refused or taken back meanwhile, it gets no link either.
      where: { firmId, id: asked.id, linkHash, confirmedAt: null, status: { not: 'refused' } },
      data: newEmailLink(newId(), at),
    });
    if (count === 0) return;
    transaction.record('intake-confirmation-asked', { facts: { submissionId: asked.id } });
  });
}

/** What the page behind the link in a mail says: to whom a request was sent, and nothing of it. */
export interface EmailToConfirm {
  readonly firmName: string;
  readonly timeZone: string;
  readonly language: IntakeLanguage;
}

/** The request whose address a link confirms; null for one that was used, has expired or never was. */
export async function findEmailToConfirm(token: string): Promise<EmailToConfirm | null> {
  const link = readEmailToken(token);
  if (!link) return null;
  const { firmId } = link;
  return withWholeFirm(firmId, async (tx) => {
    const asked = await findAsked(tx, link);
    if (!asked) return null;
    const { name: firmName, timeZone } = await tx.firm.findUniqueOrThrow({
      where: { id: firmId },
      select: { name: true, timeZone: true },
    });
    // The database's own CHECK keeps it to the closed list.
    return { firmName, timeZone, language: asked.language as IntakeLanguage };
  });
}

/**
 * Confirms the address, once. The client whose case this became is known by it from now on, unless the
 * firm knows it as another client's: then managers are told, and a person decides.
 *
 * @throws AppError `not-found` for a link that was used, has expired or never was
 */
export async function confirmEmail(token: string): Promise<void> {
  const link = readEmailToken(token);
  if (!link) throw gone();
  const { firmId } = link;
  await withWholeFirm(
    firmId,
    async (tx) => {
      const asked = await findAsked(tx, link);
      if (!asked) throw gone();
      await tx.intakeSubmission.update({
        where: { firmId_id: { firmId, id: asked.id } },
        data: { ...NO_EMAIL_LINK, confirmedAt: now() },
        select: { id: true },
      });
      await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
        transaction.record('intake-confirmed', { facts: { submissionId: asked.id } });
      });
      const { email } = answersOf(asked.answers);
      if (email === null || asked.caseId === null) return;
      if (await giveAddress(tx, firmId, asked.caseId, email)) {
        const key = `address:${asked.id}`;
        const facts = { reason: 'address-known' };
        await notifyManagers(tx, firmId, { kind: 'submission-waits', key, facts });
      }
    },
    { lock: true },
  );
}

function findAsked(tx: FirmTx, { firmId, confirmId }: { firmId: string; confirmId: string }) {
  return tx.intakeSubmission.findFirst({
    where: { firmId, confirmId, confirmExpiresAt: { gt: now() }, status: { not: 'refused' } },
    select: { id: true, answers: true, caseId: true, language: true },
  });
}

const gone = () => new AppError('not-found', 'dead');
