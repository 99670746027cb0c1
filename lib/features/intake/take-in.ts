import 'server-only';
import { createHmac } from 'node:crypto';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { IntakeLanguage, IntakeSource, ReviewReason } from '@/lib/contracts/intake-codes';
import { openCaseSchema } from '@/lib/contracts/case';
import { getOpeningDefaults, submitCase } from '@/lib/features/cases';
import { estimateComplexity, type ComplexityAnswer } from '@/lib/features/cases/complexity';
import type { Actor } from '@/lib/platform/auth/actor';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { env } from '@/lib/platform/env';
import { notifyManagers } from '@/lib/platform/notifications';
import { newId } from '@/lib/platform/ids';
import { canonicalJson } from '@/lib/shared/canonical-json';
import { DAY_MS, textToDateColumn } from '@/lib/shared/time';
import { noteOf, type Answers } from './answers';
import type { OpenIntake } from './open-intake';
import { newStatusLink } from './status-link';

/** What has come in, once it has been looked at: it is stored, whatever becomes of it. */
export interface Incoming {
  readonly source: IntakeSource;
  readonly language: IntakeLanguage;
  readonly answers: Answers;
  /** Null where the person who sent it cannot say. */
  readonly visaType: VisaType | null;
  readonly deadline: string | null;
  readonly externalRef: string | null;
  /** Whether the address is known to be the person's. */
  readonly isConfirmed?: boolean;
}

/** What became of it. */
export interface TakenIn {
  readonly submissionId: string;
  readonly caseId: string | null;
}

/**
 * Stores a submission under the firm's lock and opens its case, unless a person is asked first.
 * The case is a new client's: what a stranger says about themselves leads to no client whom the firm
 * knows, and fills in nothing of one. Their address stays with the submission and in the case's note.
 */
export async function takeIn(
  tx: FirmTx,
  actor: Actor,
  intake: OpenIntake,
  incoming: Incoming,
  at: Date,
): Promise<TakenIn> {
  const { firmId } = intake;
  const { source, language, answers, visaType, deadline, externalRef } = incoming;
  const contentDigest = digestOf(firmId, incoming);
  const sentBefore = await wasSentBefore(tx, firmId, contentDigest, at);
  const reviewReason = reasonToAsk(intake, incoming, sentBefore);
  const complexity = visaType === null ? null : await complexityOf(actor, visaType, incoming);
  const submissionId = newId();
  let caseId: string | null = null;
  if (reviewReason === null && visaType !== null) {
    caseId = await openFor(actor, { ...incoming, visaType, complexity });
  }
  await tx.intakeSubmission.create({
    data: {
      ...{ firmId, id: submissionId, source, language, reviewReason, complexity, visaType },
      ...{ status: caseId === null ? 'to-review' : 'accepted', caseId, externalRef },
      answers: { ...answers, questions: [...answers.questions] },
      deadline: deadline === null ? null : textToDateColumn(deadline),
      ...{ contentDigest, receivedAt: at, answeredAt: caseId === null ? null : at },
      ...(source === 'page' ? newStatusLink(firmId, submissionId, at) : {}),
    },
    select: { id: true },
  });
  if (reviewReason !== null) {
    const key = `submission:${submissionId}`;
    const facts = { reason: reviewReason };
    await notifyManagers(tx, firmId, { kind: 'submission-waits', key, facts });
  }
  await withAssignmentTransaction(actor, async (transaction) => {
    transaction.record('intake-received', {
      facts: { submissionId, source, language, reason: reviewReason },
    });
  });
  return { submissionId, caseId };
}

/** Opens the case of a submission; `clientId` where a person has said whose it is. */
export async function openFor(
  actor: Actor,
  submission: Incoming & { readonly visaType: VisaType; readonly complexity: number | null },
  clientId?: string,
): Promise<string> {
  const { answers, visaType, complexity, deadline } = submission;
  const input = openCaseSchema.parse({
    // Without the address, by which the case would be a known client's.
    client: { name: answers.name, company: answers.company },
    visaType,
    ...(complexity === null ? {} : { complexity }),
    deadline,
    notes: noteOf(answers, submission),
  });
  const opened = await submitCase(actor, clientId ? { ...input, clientId } : input);
  return opened.id;
}

function reasonToAsk(
  { settings, today, visaTypes }: OpenIntake,
  { visaType, deadline }: Incoming,
  sentBefore: boolean,
): ReviewReason | null {
  if (visaType === null || !visaTypes.includes(visaType)) return 'not-sure';
  if (deadline !== null && deadline < today) return 'deadline-passed';
  if (sentBefore) return 'sent-before';
  return settings.reviewsAll ? 'firm-looks' : null;
}

/** Usual for the visa type, and more for what was ticked, who else applies and how little time is left. */
async function complexityOf(
  actor: Actor,
  visaType: VisaType,
  { answers, deadline }: Incoming,
): Promise<number> {
  const { complexity, estimatedDays, today } = await getOpeningDefaults(actor);
  const ticked: ComplexityAnswer[] = [...answers.questions];
  const daysLeft = deadline === null ? null : (Date.parse(deadline) - Date.parse(today)) / DAY_MS;
  if (daysLeft !== null && daysLeft < estimatedDays[visaType]) ticked.push('tight-deadline');
  const facts = { answers: new Set(ticked), dependants: answers.family };
  return estimateComplexity(complexity[visaType], facts).total;
}

/** What someone has said themselves: the version of the words that they agreed to is not theirs. */
export function withoutConsent({
  consentedTo: _version,
  ...words
}: Answers): Omit<Answers, 'consentedTo'> {
  return words;
}

/** What was sent, without its proof: by a key of ours, so that no one guesses it from the table. */
export function digestOf(firmId: string, incoming: Incoming): string {
  const { visaType, deadline } = incoming;
  const words = { answers: withoutConsent(incoming.answers), visaType, deadline };
  return createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`intake ${firmId} ${canonicalJson(words)}`)
    .digest('hex');
}

async function wasSentBefore(
  tx: FirmTx,
  firmId: string,
  contentDigest: string,
  at: Date,
): Promise<boolean> {
  const receivedAt = { gt: new Date(at.getTime() - DAY_MS) };
  return (await tx.intakeSubmission.count({ where: { firmId, contentDigest, receivedAt } })) > 0;
}

/** Whether a text is one of the visa types, however it is written; null for what is none. */
export function visaTypeOf(text: string): VisaType | null {
  const asked = text.trim().toLowerCase();
  return VISA_TYPES.find((code) => code.toLowerCase() === asked) ?? null;
}
