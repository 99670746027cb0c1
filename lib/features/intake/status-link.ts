import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { DAY_MS } from '@/lib/shared/time';

/** How long a client can look after what they sent. */
export const STATUS_LINK_DAYS = 180;

const TOKEN = /^[\w-]{64}$/;
const FIRM_BYTES = 16;

/**
 * The token of a submission's status page: its firm, and 256 bits made of its id with the product's
 * secret. Only a hash is stored, so that the person who reads the tables has no link.
 */
export function statusTokenOf(firmId: string, submissionId: string): string {
  const firm = Buffer.from(firmId.replaceAll('-', ''), 'hex');
  const secret = createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`intake status ${firmId} ${submissionId}`)
    .digest();
  return Buffer.concat([firm, secret]).toString('base64url');
}

/** The address of that page. */
export function statusPathOf(firmId: string, submissionId: string): string {
  return `/intake/status/${statusTokenOf(firmId, submissionId)}`;
}

/** The firm that a token names, and what is stored of it; null for what is no token. */
export function readStatusToken(token: string): { firmId: string; linkHash: string } | null {
  if (!TOKEN.test(token)) return null;
  const hex = Buffer.from(token, 'base64url').subarray(0, FIRM_BYTES).toString('hex');
  const firmId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { firmId, linkHash: hashOf(token) };
}

/** The columns of a link that is good from `at` on. */
export function newStatusLink(firmId: string, submissionId: string, at: Date) {
  return {
    linkHash: hashOf(statusTokenOf(firmId, submissionId)),
    linkExpiresAt: new Date(at.getTime() + STATUS_LINK_DAYS * DAY_MS),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
