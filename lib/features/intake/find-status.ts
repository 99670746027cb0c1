import 'server-only';
import type { Stage } from '@/lib/assignment/core';
import type { IntakeLanguage } from '@/lib/contracts/intake-codes';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { mailSettings } from '@/lib/platform/mail';
import { isId } from '@/lib/shared/validation/is-id';
import { answersOf, type Answers } from './answers';
import type { IntakeStatus, StatusStep } from './dto';
import { readStatusToken } from './status-link';

/**
 * What a client may know of what they sent; null for a link that was taken back, has expired or
 * never was. It reads these columns and no others: no number, note, date or party of the case.
 */
export async function findStatus(token: string): Promise<IntakeStatus | null> {
  const read = readStatusToken(token);
  if (!read || !isId(read.firmId)) return null;
  const { firmId, linkHash } = read;
  return withWholeFirm(firmId, async (tx) => {
    const submission = await tx.intakeSubmission.findFirst({
      where: { firmId, linkHash, linkExpiresAt: { gt: now() } },
      select: {
        ...{ status: true, language: true, receivedAt: true, caseId: true },
        ...{ answers: true, confirmedAt: true },
      },
    });
    if (!submission) return null;
    const { status, language, receivedAt, caseId, answers, confirmedAt } = submission;
    const { name, timeZone } = await tx.firm.findUniqueOrThrow({
      where: { id: firmId },
      select: { name: true, timeZone: true },
    });
    const of = caseId === null ? null : await readCase(tx, firmId, caseId);
    return {
      ...{ firmName: name, timeZone },
      // The database's own CHECK keeps it to the closed list.
      language: language as IntakeLanguage,
      receivedAt: receivedAt.toISOString(),
      step: stepOf(status, of),
      attorneyName: of?.stage === 'closed' ? null : (of?.attorney?.name ?? null),
      isConfirmed: confirmedAt ? true : canConfirm(answersOf(answers), status) ? false : null,
    };
  });
}

function canConfirm({ email }: Answers, status: string): boolean {
  return email !== null && status !== 'refused' && mailSettings() !== null;
}

interface KnownCase {
  readonly stage: string;
  readonly conflictCheck: string | null;
  readonly attorney: { readonly name: string } | null;
}

type Tx = Parameters<Parameters<typeof withWholeFirm>[1]>[0];

async function readCase(tx: Tx, firmId: string, id: string): Promise<KnownCase | null> {
  return tx.case.findUnique({
    where: { firmId_id: { firmId, id } },
    select: { stage: true, conflictCheck: true, attorney: { select: { name: true } } },
  });
}

function stepOf(status: string, of: KnownCase | null): StatusStep {
  if (status === 'refused') return 'refused';
  if (of === null) return 'reading';
  // A conflict is not told; that they should turn to someone else is.
  if (of.stage === 'closed') return of.conflictCheck === 'refused' ? 'refused' : 'closed';
  if (of.attorney === null) return 'choosing';
  return of.stage === 'intake' ? 'assigned' : (of.stage as Exclude<Stage, 'intake'>);
}
