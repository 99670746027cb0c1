import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { DAY_MS } from '@/lib/shared/time';

/** How long the link in the mail works. */
export const EMAIL_LINK_DAYS = 3;

const TOKEN = /^[\w-]{86}$/;
const ID_BYTES = 16;

/** What a link in a mail names: the firm, and what its submission holds until the link is used. */
interface EmailLink {
  readonly firmId: string;
  readonly confirmId: string;
}

/**
 * The address of the page that asks whether an e-mail address is the reader's: both ids, and 256 bits
 * made of them with the product's secret, so that reading the tables gives no link.
 */
export function emailPathOf({ firmId, confirmId }: EmailLink): string {
  const parts = [bytesOf(firmId), bytesOf(confirmId), signatureOf({ firmId, confirmId })];
  return `/intake/status/confirm/${Buffer.concat(parts).toString('base64url')}`;
}

/** What a token names; null for one that we did not make. */
export function readEmailToken(token: string): EmailLink | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const firmId = idOf(bytes.subarray(0, ID_BYTES));
  const confirmId = idOf(bytes.subarray(ID_BYTES, 2 * ID_BYTES));
  const signature = bytes.subarray(2 * ID_BYTES);
  return timingSafeEqual(signature, signatureOf({ firmId, confirmId }))
    ? { firmId, confirmId }
    : null;
}

/** The columns of a link that is good from `at` on. */
export function newEmailLink(confirmId: string, at: Date) {
  return { confirmId, confirmExpiresAt: new Date(at.getTime() + EMAIL_LINK_DAYS * DAY_MS) };
}

/** The columns where no link in a mail is good. */
export const NO_EMAIL_LINK = { confirmId: null, confirmExpiresAt: null } as const;

function signatureOf({ firmId, confirmId }: EmailLink): Buffer {
  return createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`intake e-mail ${firmId} ${confirmId}`)
    .digest();
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
