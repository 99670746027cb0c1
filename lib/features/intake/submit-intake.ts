import 'server-only';
import { createHmac } from 'node:crypto';
import { CONSENT_VERSION, NOT_SURE, TRAP_FIELD } from '@/lib/contracts/intake-codes';
import type { IntakeForm } from '@/lib/contracts/intake';
import { systemActor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { env } from '@/lib/platform/env';
import { newId } from '@/lib/platform/ids';
import { canonicalJson } from '@/lib/shared/canonical-json';
import { AppError, invalidField } from '@/lib/shared/errors';
import type { Answers } from './answers';
import type { SentIntake } from './dto';
import { countForFirm, countFrom } from './limits';
import { findOpenIntake, latestDeadline, type OpenIntake } from './open-intake';
import { checkProof } from './proof';
import { statusPathOf } from './status-link';
import { takeIn, withoutConsent, type Incoming } from './take-in';

/**
 * Takes in what a stranger has sent by the firm's public page. Sent again with the same proof, as when
 * only the answer was lost, it is the same submission, also where a word was changed meanwhile: the proof
 * was made by that person's browser for this one, and no one else has it. Messages are codes: the page
 * has the words.
 *
 * @throws AppError `not-found` where the firm's page is not open; `forbidden` without a good proof;
 * `validation-failed` for a field; `too-many-requests` beyond what an address or a firm may bring
 */
export async function submitIntake(form: IntakeForm, address: string): Promise<SentIntake> {
  const intake = await findOpenIntake(form.slug);
  if (!intake) throw new AppError('not-found', 'closed');
  const { firmId } = intake;
  // Filled in by what fills in everything.
  if (form[TRAP_FIELD]) throw new AppError('forbidden', 'proof-missing');
  const proof = await checkProof(firmId, form.proof);
  if ('refused' in proof) throw new AppError('forbidden', proof.refused);
  refuseImpossible(form, intake);
  const incoming = incomingOf(form);
  const content = contentOf(firmId, proof.nonceDigest, incoming);
  const known = await withWholeFirm(firmId, (tx) => findUse(tx, firmId, content));
  if (known) return known;
  await countFrom('address', firmId, address);
  await countForFirm(firmId);
  return withWholeFirm(
    firmId,
    async (tx) => {
      const meanwhile = await findUse(tx, firmId, content);
      if (meanwhile) return meanwhile;
      const at = now();
      const { submissionId } = await takeIn(tx, systemActor(firmId), intake, incoming, at);
      await useProof(tx, firmId, content, { expiresAt: proof.expiresAt, submissionId, at });
      return { path: statusPathOf(firmId, submissionId), wasSentBefore: false };
    },
    { lock: true },
  );
}

/** What no case can be; the page shows it beside its field. */
function refuseImpossible(form: IntakeForm, intake: OpenIntake): void {
  const { visaTypes, today } = intake;
  const { need, deadline } = form;
  if (need !== NOT_SURE && !visaTypes.includes(need)) throw invalidField('need', 'choice');
  if (deadline === null) return;
  if (deadline < today) throw invalidField('deadline', 'past');
  if (deadline > latestDeadline(intake)) throw invalidField('deadline', 'date');
}

function incomingOf(form: IntakeForm): Incoming {
  const { name, email, phone, company, story, questions, family, need, deadline, language } = form;
  const answers: Answers = {
    ...{ name, email, phone, company, story, questions, family, extra: {} },
    // The schema takes none who has not agreed.
    consentedTo: CONSENT_VERSION,
  };
  const visaType = need === NOT_SURE ? null : need;
  return { source: 'page', language, answers, visaType, deadline, externalRef: null };
}

interface Content {
  readonly nonceDigest: string;
  /** Whose words these are. */
  readonly email: string;
  /** Of the proof and the words that it came with. */
  readonly digest: string;
}

function contentOf(firmId: string, nonceDigest: string, incoming: Incoming): Content {
  const { language: _shown, answers, ...rest } = incoming;
  const words = { ...rest, answers: withoutConsent(answers) };
  const digest = createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`intake use ${firmId} ${nonceDigest} ${canonicalJson(words)}`)
    .digest('hex');
  return { nonceDigest, email: answers.email ?? '', digest };
}

/**
 * What was made with this proof already, or null: a proof is good for one.
 * @throws AppError `forbidden` where that was someone else's, who gets a proof of their own: they are not
 * shown what became of it, and what they typed stays.
 */
async function findUse(tx: FirmTx, firmId: string, content: Content): Promise<SentIntake | null> {
  const { nonceDigest } = content;
  const used = await tx.intakeProof.findUnique({
    where: { firmId_nonceDigest: { firmId, nonceDigest } },
    select: { submissionId: true, contentDigest: true },
  });
  if (!used) return null;
  const { answers } = await tx.intakeSubmission.findUniqueOrThrow({
    where: { firmId_id: { firmId, id: used.submissionId } },
    select: { answers: true },
  });
  const { email } = Object(answers) as Partial<Answers>;
  if ((email ?? '') !== content.email) throw new AppError('forbidden', 'proof-expired');
  const path = statusPathOf(firmId, used.submissionId);
  return { path, wasSentBefore: used.contentDigest !== content.digest };
}

async function useProof(
  tx: FirmTx,
  firmId: string,
  { nonceDigest, digest: contentDigest }: Content,
  use: { readonly expiresAt: Date; readonly submissionId: string; readonly at: Date },
): Promise<void> {
  const { expiresAt, submissionId, at } = use;
  // What has expired is refused for that.
  await tx.intakeProof.deleteMany({ where: { firmId, expiresAt: { lte: at } } });
  await tx.intakeProof.create({
    data: { firmId, id: newId(), nonceDigest, contentDigest, submissionId, expiresAt },
    select: { id: true },
  });
}
