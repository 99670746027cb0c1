import 'server-only';
import { createHmac } from 'node:crypto';
import { normaliseEmail } from '@/lib/shared/normalise-email';
import { env } from '@/lib/platform/env';

const DIGITS = 16;

/**
 * A keyed digest of what was typed as an e-mail address. It tells repeats of one address from
 * guesses over many, and names no one: people type passwords into that field too.
 */
export function digestOfEmail(typed: string): string {
  const hmac = createHmac('sha256', env.NEXTAUTH_SECRET);
  return hmac
    .update(normaliseEmail(typed.slice(0, 320)))
    .digest('hex')
    .slice(0, DIGITS);
}
