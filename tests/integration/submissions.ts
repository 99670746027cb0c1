import { createHash } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import {
  changeIntakeSettings,
  emailPathOf,
  getIntakeSettings,
  newChallenge,
  submitIntake,
} from '@/lib/features/intake';
import { intakeFormSchema, type IntakeForm } from '@/lib/contracts/intake';
import { systemActor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';

/** Switches the firm's public page on; its short name. */
export async function openIntake(
  firmId: string,
  settings: Partial<Parameters<typeof changeIntakeSettings>[1]> = {},
): Promise<string> {
  const actor = systemActor(firmId);
  const { version, slug, isOn } = await getIntakeSettings(actor);
  const change = { version, isOn: true, reviewsAll: false, ...settings };
  if (!isOn || Object.keys(settings).length > 0) await changeIntakeSettings(actor, change);
  return slug;
}

/** A proof of work for one submission to the firm. */
export async function prove(firmId: string): Promise<string> {
  const challenge = await newChallenge(firmId);
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution });
}

/** What the public page would send. */
export function intakeForm(
  slug: string,
  typed: Readonly<Record<string, unknown>> = {},
): IntakeForm {
  return intakeFormSchema.parse({
    ...{ slug, language: 'en', name: 'Luz Marina Peña', email: 'luz@example.com' },
    ...{ need: 'H-1B', questions: [], family: 0, consent: true },
    ...typed,
  });
}

let visitors = 0;

/** An address of its own for each visitor. */
export function somewhere(): string {
  visitors += 1;
  return `198.51.100.${visitors}`;
}

/** Sends what someone has typed by the page of a firm; what was sent, and where its status page is. */
export async function sendIn(
  firmId: string,
  slug: string,
  typed: Readonly<Record<string, unknown>> = {},
): Promise<{ form: IntakeForm; path: string; token: string }> {
  const form = intakeForm(slug, { proof: await prove(firmId), ...typed });
  const { path } = await submitIntake(form, somewhere());
  return { form, path, token: path.split('/').at(-1) ?? '' };
}

/** The token of the link that was asked for last in a firm, as its mail holds it. */
export async function emailTokenOf(firmId: string): Promise<string> {
  const { confirmId } = await withWholeFirm(firmId, (tx) =>
    tx.intakeSubmission.findFirstOrThrow({
      where: { firmId, confirmId: { not: null } },
      orderBy: { confirmExpiresAt: 'desc' },
      select: { confirmId: true },
    }),
  );
  return (
    emailPathOf({ firmId, confirmId: confirmId ?? '' })
      .split('/')
      .at(-1) ?? ''
  );
}

/** A submission that is there without having come in: one that waits, or that became this case. */
export async function leaveSubmission(
  firmId: string,
  { caseId = null, name = 'Luz Marina Peña' }: { caseId?: string | null; name?: string } = {},
): Promise<string> {
  const id = newId();
  const at = new Date();
  await withWholeFirm(firmId, (tx) =>
    tx.intakeSubmission.create({
      data: {
        ...{ firmId, id, caseId, source: 'page', language: 'en' },
        status: caseId === null ? 'to-review' : 'accepted',
        reviewReason: caseId === null ? 'not-sure' : null,
        ...{ answers: { name }, contentDigest: id, receivedAt: at },
        linkHash: createHash('sha256').update(id).digest('hex'),
        linkExpiresAt: new Date(at.getTime() + 86_400_000),
      },
      select: { id: true },
    }),
  );
  return id;
}
