import 'server-only';
import { createHmac } from 'node:crypto';
import { firmTokenOf, hashFirmToken, readFirmToken } from '@/lib/platform/auth/firm-token';
import { env } from '@/lib/platform/env';
import { DAY_MS } from '@/lib/shared/time';

/** How long a client can look after what they sent. */
export const STATUS_LINK_DAYS = 180;

/** The token of a submission's status page; its bits are made of its id with the product's secret. */
export function statusTokenOf(firmId: string, submissionId: string): string {
  const secret = createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`intake status ${firmId} ${submissionId}`)
    .digest();
  return firmTokenOf(firmId, secret);
}

/** The address of that page. */
export function statusPathOf(firmId: string, submissionId: string): string {
  return `/intake/status/${statusTokenOf(firmId, submissionId)}`;
}

/** The firm that a token names, and what is stored of it; null for what is no token. */
export function readStatusToken(token: string): { firmId: string; linkHash: string } | null {
  const read = readFirmToken(token);
  return read && { firmId: read.firmId, linkHash: read.tokenHash };
}

/** The columns of a link that is good from `at` on. */
export function newStatusLink(firmId: string, submissionId: string, at: Date) {
  return {
    linkHash: hashFirmToken(statusTokenOf(firmId, submissionId)),
    linkExpiresAt: new Date(at.getTime() + STATUS_LINK_DAYS * DAY_MS),
  };
}
