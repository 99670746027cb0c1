import 'server-only';
import { env } from '@/lib/platform/env';

/** How mail leaves, and where its links lead. */
export interface MailSettings {
  readonly smtpUrl: URL;
  readonly from: string;
  /** The product's public address. */
  readonly origin: string;
}

/**
 * What mail needs; null where the operator has not set all of it. Then nothing is sent, and every
 * link is shown to copy.
 */
export function mailSettings(): MailSettings | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, NEXTAUTH_URL: origin } = env;
  if (!smtpUrl || !from || !origin) return null;
  return { smtpUrl: new URL(smtpUrl), from, origin };
}
