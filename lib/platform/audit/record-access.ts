import 'server-only';
import { isIP } from 'node:net';
import { afterCommit } from '@/lib/platform/db/with-firm';
import { logger } from '@/lib/platform/logger';
import { accessKinds, type AccessData, type AccessKind } from './access-kinds';
import { digestOfEmail } from './digest-of-email';
import { gatherRecord } from './gather-records';
import { writeRecords, type Recorded } from './write-records';

interface Whose {
  /** The firm whose admins see it. Without it: every firm of `userId`; else only the operator. */
  readonly firmId?: string | null;
  /** Who did it, as far as it is known: the user (found in the firm by their membership) … */
  readonly userId?: string | null;
  /** … or the member … */
  readonly memberId?: string | null;
  /** … or the API key. */
  readonly keyId?: string | null;
  /** What was typed as an e-mail address; only a keyed digest of it is kept, for unknown accounts. */
  readonly email?: string | null;
  /** Where the request came from (lib/platform/auth/client-address.ts); anything but an IP address is dropped. */
  readonly address?: string | null;
}

export type AccessEvent = {
  [K in AccessKind]: Whose & { readonly kind: K; readonly data: AccessData<K> };
}[AccessKind];

/**
 * Writes an access record. How it is written is a matter of its kind (see
 * access-kinds.ts): exports, invitations and the like in the act's own transaction, sign-ins after
 * it, failures and refusals gathered and counted. It never takes the firm's lock.
 *
 *     await recordAccess({ kind: 'sign-in', firmId, userId, address, data: { sessionId } });
 *     await recordAccess({ kind: 'sign-in-failed', userId: user?.id, email, address,
 *                          data: { reason: user ? 'wrong-password' : 'unknown-account' } });
 *     await withWholeFirm(firmId, async (tx) => {
 *       …
 *       await recordAccess({ kind: 'export', firmId, memberId, data: { what: 'cases', format: 'csv' } });
 *     });
 *
 * @throws whatever the database throws, for kinds that are written with the act; never for others.
 */
export async function recordAccess(event: AccessEvent): Promise<void> {
  const { mode } = accessKinds[event.kind];
  if (mode === 'with-the-act') return writeRecords([recordedOf(event)]);
  try {
    const recorded = recordedOf(event);
    if (mode === 'gathered') gatherRecord(recorded);
    else await afterCommit(() => writeRecords([recorded]));
  } catch (error) {
    logger.error({ error, kind: event.kind }, 'an access could not be recorded');
  }
}

/**
 * Records that a session moved from one firm of its user to another. To each firm it looks like a
 * sign-out or a sign-in, because no firm may learn who works elsewhere; the operator's own record
 * has both.
 */
export async function recordFirmSwitch(change: {
  readonly userId: string;
  readonly sessionId: string;
  readonly fromFirmId: string;
  readonly toFirmId: string;
  readonly address?: string | null;
}): Promise<void> {
  const { userId, sessionId, fromFirmId, toFirmId, address } = change;
  const whose = { userId, address };
  await recordAccess({ kind: 'sign-out', firmId: fromFirmId, ...whose, data: { sessionId } });
  await recordAccess({ kind: 'sign-in', firmId: toFirmId, ...whose, data: { sessionId } });
  await recordAccess({
    kind: 'firm-switched',
    ...whose,
    data: { sessionId, fromFirmId, toFirmId },
  });
}

function recordedOf(event: AccessEvent): Recorded {
  const data: Record<string, unknown> = { ...accessKinds[event.kind].data.parse(event.data) };
  const isUnknown = !event.firmId && !event.userId;
  if (isUnknown && event.email) data.emailDigest = digestOfEmail(event.email);
  return {
    kind: event.kind,
    // A switch concerns two firms and is told to neither.
    forOperator: event.kind === 'firm-switched',
    firmId: event.firmId ?? null,
    userId: event.userId ?? null,
    memberId: event.memberId ?? null,
    keyId: event.keyId ?? null,
    address: event.address && isIP(event.address) !== 0 ? event.address : null,
    count: 1,
    data,
  };
}
