import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { now } from '@/lib/platform/clock';
import {
  findLink,
  storeLink,
  type LinkPurpose,
  type NewLink,
  type OpenLink,
} from '@/lib/platform/db/identity-store';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import type { MadeLink } from './dto';

const HOUR_MS = 3_600_000;
const TOKEN = /^[\w-]{43}$/;

/** How long a link is good, by its purpose. */
export const LINK_HOURS = { invitation: 7 * 24, reset: 24 } as const;

type Target = Pick<NewLink, 'firmId' | 'invitationId' | 'userId'>;

/** Makes a link whose token no one can guess; the one it replaces is good no longer. */
export async function makeLink(
  tx: FirmTx,
  purpose: LinkPurpose,
  target: Target,
): Promise<{ id: string } & Pick<MadeLink, 'path' | 'expiresAt'>> {
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LINK_HOURS[purpose] * HOUR_MS);
  const id = newId();
  const token = tokenOf(id);
  await storeLink(tx, {
    ...{ id, purpose, ...target },
    ...{ tokenHash: hashToken(token), createdAt, expiresAt },
  });
  return { id, path: `/${purpose}/${token}`, expiresAt: expiresAt.toISOString() };
}

/**
 * The token of a link: 256 bits made of its id with the product's secret. Only its hash is stored, so
 * that reading the tables gives no link; mail, which is sent later, makes it again.
 */
export function tokenOf(linkId: string): string {
  return createHmac('sha256', env.NEXTAUTH_SECRET).update(`link ${linkId}`).digest('base64url');
}

/** Whether the token that would be made of a link today is the one that was handed out. */
export function isGoodToken(link: { readonly id: string; readonly tokenHash: string }): boolean {
  return hashToken(tokenOf(link.id)) === link.tokenHash;
}

/**
 * The link behind a token, or null for one that was used, has expired, was taken back or never was.
 * Changes nothing: programs that look at links before people do must not use them up.
 */
export async function findOpenLink(purpose: LinkPurpose, token: string): Promise<OpenLink | null> {
  return TOKEN.test(token) ? findLink(purpose, hashToken(token), now()) : null;
}

/** The one refusal of every link that is no longer good. */
export function deadLink(): AppError {
  return new AppError(
    'not-found',
    'This link no longer works. It was used, it is too old, or it was taken back. Ask for a new one.',
  );
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
