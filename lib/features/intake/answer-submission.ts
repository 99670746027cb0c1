import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import {
  acceptSubmissionSchema,
  refuseSubmissionSchema,
  type AcceptSubmissionInput,
} from '@/lib/contracts/intake';
import type { IntakeLanguage, IntakeSource } from '@/lib/contracts/intake-codes';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { answersOf } from './answers';
import { submissionsHiddenFrom } from './behind-walls';
import { NO_EMAIL_LINK } from './email-link';
import { giveAddress } from './give-address';
import { openFor, type Incoming } from './take-in';

/**
 * Takes a submission on: it becomes a case, of a new client or of the one whom the person names. The
 * rules give it to an attorney as they do with every case. A confirmed address becomes the client's.
 *
 * @throws Forbidden without `intake.answer`.
 * @throws AppError `not-found`; `conflict` where it was answered already; as `submitCase`
 */
export async function acceptSubmission(
  actor: Actor,
  input: AcceptSubmissionInput,
): Promise<{ readonly caseId: string; readonly name: string }> {
  requirePermission(actor, 'intake.answer');
  const { submissionId, visaType, clientId } = parseInput(acceptSubmissionSchema, input);
  const { firmId } = actor;
  return withWholeFirm(
    firmId,
    async (tx) => {
      const row = await openSubmission(actor, submissionId);
      const { timeZone } = await tx.firm.findUniqueOrThrow({
        where: { id: firmId },
        select: { timeZone: true },
      });
      const at = now();
      const today = dateIn(at, timeZone);
      const deadline = row.deadline?.toISOString().slice(0, 10) ?? null;
      const incoming: Incoming = {
        source: row.source as IntakeSource,
        language: row.language as IntakeLanguage,
        answers: answersOf(row.answers),
        visaType,
        // A day that has gone by is for the person to see to: it stands in the submission.
        deadline: deadline !== null && deadline < today ? null : deadline,
        externalRef: null,
        isConfirmed: row.confirmedAt !== null,
      };
      const complexity = row.visaType === visaType ? row.complexity : null;
      const caseId = await openFor(actor, { ...incoming, visaType, complexity }, clientId);
      await tx.intakeSubmission.update({
        where: { firmId_id: { firmId, id: submissionId } },
        data: { status: 'accepted', caseId, answeredAt: at, answeredByName: actor.name },
        select: { id: true },
      });
      await withAssignmentTransaction(actor, async (transaction) => {
        transaction.record('intake-accepted', { caseId, facts: { submissionId } });
      });
      const { email } = incoming.answers;
      if (incoming.isConfirmed && email !== null) await giveAddress(tx, firmId, caseId, email);
      return { caseId, name: incoming.answers.name };
    },
    { lock: true },
  );
}

/**
 * Declines a submission; nothing is opened, and it stays on record. Its address is no longer confirmed.
 * @throws Forbidden without `intake.answer`.
 * @throws AppError `not-found`; `conflict` where it was answered already
 */
export async function refuseSubmission(actor: Actor, submissionId: string): Promise<void> {
  requirePermission(actor, 'intake.answer');
  const input = parseInput(refuseSubmissionSchema, { submissionId });
  const { firmId } = actor;
  await withAssignmentTransaction(actor, async (transaction) => {
    await openSubmission(actor, input.submissionId);
    await transaction.tx.intakeSubmission.update({
      where: { firmId_id: { firmId, id: input.submissionId } },
      data: {
        ...{ status: 'refused', answeredAt: transaction.at, answeredByName: actor.name },
        ...NO_EMAIL_LINK,
      },
      select: { id: true },
    });
    transaction.record('intake-refused', { facts: { submissionId: input.submissionId } });
  });
}

/**
 * Takes the link to a status page back at once, and with it the one that confirms the address.
 * @throws Forbidden without `intake.answer`.
 * @throws AppError `not-found` for a submission that is not the firm's, or that this member cannot see
 */
export async function revokeStatusLink(actor: Actor, submissionId: string): Promise<void> {
  requirePermission(actor, 'intake.answer');
  const input = parseInput(refuseSubmissionSchema, { submissionId });
  const { firmId } = actor;
  await withAssignmentTransaction(actor, async (transaction) => {
    const row = await readSubmission(actor, input.submissionId);
    if (row.linkHash === null) return;
    await transaction.tx.intakeSubmission.update({
      where: { firmId_id: { firmId, id: input.submissionId } },
      data: { linkHash: null, linkExpiresAt: null, ...NO_EMAIL_LINK },
      select: { id: true },
    });
    transaction.record('intake-link-revoked', { facts: { submissionId: input.submissionId } });
  });
}

/** Read as the member may see it: what is behind a wall of theirs is not there. */
async function readSubmission(actor: Actor, id: string) {
  const { firmId } = actor;
  const row = await withFirm(actor, (tx) =>
    tx.intakeSubmission.findUnique({ where: { firmId_id: { firmId, id } } }),
  );
  const isHidden = await submissionsHiddenFrom(actor);
  if (!row || isHidden(answersOf(row.answers), row.caseId !== null)) {
    throw notFound('submission', id);
  }
  return row;
}

async function openSubmission(actor: Actor, id: string) {
  const row = await readSubmission(actor, id);
  if (row.status === 'to-review') return row;
  throw new AppError(
    'conflict',
    row.status === 'accepted'
      ? 'A colleague has accepted this submission already: it is a case now.'
      : 'A colleague has declined this submission already.',
  );
}
