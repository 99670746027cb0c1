import 'server-only';
import nodemailer, { type Transporter } from 'nodemailer';
import { z } from 'zod';
import { UndeliverableError } from '@/lib/platform/outbox';
import type { MailContent } from './content';
import type { MailSettings } from './mail-settings';
import { oneLine, renderMail } from './render-mail';

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** At most so many connections to the mail server from one process. */
const CONNECTIONS = 2;

/** A mail to one person. */
export interface Mail {
  /** The same at every attempt: mail programs show what came twice once. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly content: MailContent;
  /** Where one press ends mail of this sort; none for what a person has asked for. */
  readonly unsubscribePath?: string;
}

/** Addresses that belong to no one, such as those of the demonstration (RFC 2606). */
const NOBODYS = /\.(example|test|invalid|localhost)$/i;

/**
 * Hands a mail to the mail server. Mail to an address that belongs to no one is not sent.
 *
 * @throws UndeliverableError when the server refuses the recipient or the message for good.
 * @throws Error when it cannot be reached or refuses for now.
 */
export async function sendMail(settings: MailSettings, mail: Mail): Promise<void> {
  const { id, to, content, unsubscribePath } = mail;
  if (NOBODYS.test(to.address)) return;
  const { origin, from } = settings;
  const { subject, html, text } = renderMail(content, origin);
  try {
    await transportTo(settings).sendMail({
      ...{ from, subject, html, text },
      to: { name: oneLine(to.name), address: to.address },
      messageId: `<${id.replace(/[^\w-]/g, '.')}@${new URL(origin).hostname}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        ...(unsubscribePath && unsubscribeHeaders(new URL(unsubscribePath, origin).href)),
      },
    });
  } catch (error) {
    throw failureOf(error);
  }
}

/** What mail programs make a button of: one POST to the address, without a page between (RFC 8058). */
function unsubscribeHeaders(href: string) {
  return {
    'List-Unsubscribe': `<${href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

const refusalSchema = z.object({
  message: z.string(),
  code: z.string().optional(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
});

// Who may send, and from where, is the operator's to mend: that is tried again.
function failureOf(error: unknown): Error {
  const refusal = refusalSchema.safeParse(error).data;
  const isAboutThisMail = refusal?.command === 'RCPT TO' || refusal?.code === 'EMESSAGE';
  if (refusal && isAboutThisMail && (refusal.responseCode ?? 0) >= 500) {
    return new UndeliverableError(refusal.message);
  }
  return error instanceof Error ? error : new Error(String(error));
}

let opened: { readonly href: string; readonly transport: Transporter } | null = null;

function transportTo({ smtpUrl }: MailSettings): Transporter {
  if (opened?.href !== smtpUrl.href) {
    opened?.transport.close();
    opened = { href: smtpUrl.href, transport: openTransport(smtpUrl) };
  }
  return opened.transport;
}

/** Closes the connections to the mail server. */
export function closeMail(): void {
  opened?.transport.close();
  opened = null;
}

function openTransport(url: URL): Transporter {
  const secure = url.protocol === 'smtps:';
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return nodemailer.createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    // Passwords and links do not cross a network in the clear.
    requireTLS: !secure && !isLocal,
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
