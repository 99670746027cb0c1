import 'server-only';
import type { VisaType } from '@/lib/assignment/core';
import type {
  IntakeLanguage,
  IntakeSource,
  ReviewReason,
  SubmissionStatus,
} from '@/lib/contracts/intake-codes';
import { findSimilarClients } from '@/lib/features/clients';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { answersOf } from './answers';
import { submissionsHiddenFrom, type HidesSubmission } from './behind-walls';
import type { SubmissionDto } from './dto';

/** For each that waits, clients are looked for; the next come up as these are answered. */
const MOST_SHOWN = { waiting: 10, answered: 50 } as const;
/** As many of the latest that became cases by themselves: a search reads all clients of the firm. */
const MOST_COMPARED = 10;
/** A firm that leaves more lying has another trouble than the exact number. */
const MOST_COUNTED = 1_000;

/** What has come in: all that a person is asked about, the oldest first, and the latest of the others. */
export interface Submissions {
  readonly toReview: readonly SubmissionDto[];
  /** How many wait, shown or not. */
  readonly waiting: number;
  readonly answered: readonly SubmissionDto[];
}

/**
 * What has come in, as this member may see it: what became a case behind a wall of theirs is not there.
 * @throws Forbidden without `intake.answer`.
 */
export async function listSubmissions(actor: Actor): Promise<Submissions> {
  requirePermission(actor, 'intake.answer');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const isHidden = await submissionsHiddenFrom(actor);
    const waiting = await findWaiting(tx, firmId, isHidden);
    const shown = { firmId, id: { in: waiting.slice(0, MOST_SHOWN.waiting) } };
    const toReview: SubmissionDto[] = [];
    for (const { clientId: _none, ...row } of await readRows(tx, shown, 'asc')) {
      toReview.push({ ...row, similar: await similarTo(actor, row) });
    }
    const answered: SubmissionDto[] = [];
    let compared = 0;
    for (const { clientId, ...row } of await readRows(
      tx,
      { firmId, status: { not: 'to-review' } },
      'desc',
    )) {
      if (isHidden(row, row.case !== null)) continue;
      // Where a person has answered, they have said who it is.
      const isUnseen = row.case !== null && row.answeredBy === null && compared < MOST_COMPARED;
      if (isUnseen) compared += 1;
      const similar = isUnseen ? await similarTo(actor, row) : [];
      answered.push({ ...row, similar: similar.filter(({ id }) => id !== clientId) });
    }
    return { toReview, waiting: waiting.length, answered };
  });
}

/** What waits, as far as this member may see it, the oldest first. */
async function findWaiting(
  tx: FirmTx,
  firmId: string,
  isHidden: HidesSubmission,
): Promise<string[]> {
  const rows = await tx.intakeSubmission.findMany({
    where: { firmId, status: 'to-review' },
    orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
    take: MOST_COUNTED,
    select: { id: true, answers: true },
  });
  return rows.filter(({ answers }) => !isHidden(answersOf(answers), false)).map(({ id }) => id);
}

type Row = Omit<SubmissionDto, 'similar'> & {
  /** Whose case it became. */
  readonly clientId: string | null;
};

async function readRows(
  tx: FirmTx,
  where: Prisma.IntakeSubmissionWhereInput & { readonly firmId: string },
  receivedAt: 'asc' | 'desc',
): Promise<Row[]> {
  const rows = await tx.intakeSubmission.findMany({
    where,
    orderBy: [{ receivedAt }, { id: receivedAt }],
    take: receivedAt === 'asc' ? MOST_SHOWN.waiting : MOST_SHOWN.answered,
    select: {
      ...{ id: true, source: true, language: true, status: true, reviewReason: true },
      ...{ answers: true, visaType: true, deadline: true, receivedAt: true, answeredAt: true },
      ...{ answeredByName: true, linkExpiresAt: true, confirmedAt: true },
      case: { select: { id: true, number: true, clientId: true } },
    },
  });
  const at = now();
  return rows.map((row) => {
    const answers = answersOf(row.answers);
    const { name, email, phone, company, story, extra, questions, family } = answers;
    return {
      ...{ id: row.id, name, email, phone, company, story, extra, questions, family },
      consentedTo: answers.consentedTo ?? null,
      // The database's own CHECKs keep these to the closed lists.
      source: row.source as IntakeSource,
      language: row.language as IntakeLanguage,
      status: row.status as SubmissionStatus,
      reviewReason: row.reviewReason as ReviewReason | null,
      visaType: row.visaType as VisaType | null,
      deadline: row.deadline?.toISOString().slice(0, 10) ?? null,
      receivedAt: row.receivedAt.toISOString(),
      answeredAt: row.answeredAt?.toISOString() ?? null,
      answeredBy: row.answeredByName,
      case: row.case && { id: row.case.id, number: row.case.number },
      clientId: row.case?.clientId ?? null,
      isConfirmed: row.confirmedAt !== null,
      hasLink: row.linkExpiresAt !== null && row.linkExpiresAt > at,
    };
  });
}

function similarTo(actor: Actor, { name, email }: Pick<Row, 'name' | 'email'>) {
  return findSimilarClients(actor, { name, email });
}
