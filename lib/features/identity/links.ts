import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
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

/** Makes a link of 256 random bits; the one it replaces is good no longer. */
export async function makeLink(
  tx: FirmTx,
  purpose: LinkPurpose,
  target: Target,
): Promise<{ id: string } & Pick<MadeLink, 'path' | 'expiresAt'>> {
  const token = randomBytes(32).toString('base64url');
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LINK_HOURS[purpose] * HOUR_MS);
  const id = newId();
  await storeLink(tx, {
    ...{ id, purpose, ...target },
    ...{ tokenHash: hashToken(token), createdAt, expiresAt },
  });
  return { id, path: `/${purpose}/${token}`, expiresAt: expiresAt.toISOString() };
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
