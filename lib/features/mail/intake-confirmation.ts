import 'server-only';
import type { IntakeLanguage } from '@/lib/contracts/intake-codes';
import { emailPathOf } from '@/lib/features/intake';
import { answersOf } from '@/lib/features/intake/answers';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { Mail, MailContent } from '@/lib/platform/mail';

/*
 * The mail that asks a visitor whether the address is theirs. Anyone may have given it: of what was
 * typed nothing stands in it, so that no one sends words of their own to someone else by it.
 */

type Messages = (firm: string) => Pick<MailContent, 'subject' | 'intro' | 'outro' | 'because'> & {
  readonly label: string;
};

const MESSAGES: Readonly<Record<IntakeLanguage, Messages>> = {
  en: (firm) => ({
    subject: `Confirm your e-mail for ${firm}`,
    intro: [
      `A request for help was sent to ${firm} with this address.`,
      'Please confirm that the address is yours, so that the firm knows where to write to you.',
    ],
    label: 'Confirm my e-mail',
    outro: [
      'The link works once, for three days.',
      'If you have sent no request, do nothing: without you nothing is confirmed.',
    ],
    because: `This address was given on the page of ${firm}.`,
  }),
  es: (firm) => ({
    subject: `Confirme su correo electrónico para ${firm}`,
    intro: [
      `Con esta dirección se envió una solicitud de ayuda a ${firm}.`,
      'Confirme que la dirección es suya, para que el bufete sepa adónde escribirle.',
    ],
    label: 'Confirmar mi correo electrónico',
    outro: [
      'El enlace funciona una sola vez, durante tres días.',
      'Si usted no envió ninguna solicitud, no haga nada: sin usted no se confirma nada.',
    ],
    because: `Esta dirección se dio en la página de ${firm}.`,
  }),
};

/** That mail; null where it has become pointless: confirmed, replaced by another, or forgotten. */
export async function confirmation(
  firmId: string,
  submissionId: string,
): Promise<Pick<Mail, 'to' | 'content'> | null> {
  const { firm, asked } = await withWholeFirm(firmId, async (tx) => ({
    firm: await tx.firm.findUniqueOrThrow({ where: { id: firmId }, select: { name: true } }),
    asked: await tx.intakeSubmission.findUnique({
      where: { firmId_id: { firmId, id: submissionId }, confirmExpiresAt: { gt: now() } },
      select: { answers: true, language: true, confirmId: true },
    }),
  }));
  const { email } = answersOf(asked?.answers);
  if (!asked?.confirmId || email === null) return null;
  // The database's own CHECK keeps it to the closed list.
  const language = asked.language as IntakeLanguage;
  const { label, ...content } = MESSAGES[language](firm.name);
  const path = emailPathOf({ firmId, confirmId: asked.confirmId });
  return {
    to: { name: '', address: email },
    content: { language, ...content, action: { label, path } },
  };
}
