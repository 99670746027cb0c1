import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { shortenApiKey } from '@/lib/platform/db/identity-store';
import { AppError, notFound } from '@/lib/shared/errors';
import { DAY_MS } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { Scope } from '@/lib/platform/auth/scopes';
import type { MadeApiKey } from './dto';
import { expiryOf } from './expiry';
import { statusOf } from './key-row';
import { requireRoom } from './make-key';
import { succeedApiKeySchema, type SucceedApiKeyInput } from '@/lib/contracts/api-key';
import { writeKey } from './write-key';

/**
 * Makes a key that takes another one's place, with the same scopes. Both work during the overlap,
 * so that no program stands still; then the former one ends by itself.
 *
 * @throws Forbidden without `api-keys.manage`, and behind a wall: see `requireRoom`; AppError `not-found`, `validation-failed`, or
 *   `conflict` for a key that no longer works.
 */
export async function succeedApiKey(actor: Actor, input: SucceedApiKeyInput): Promise<MadeApiKey> {
  requirePermission(actor, 'api-keys.manage');
  const { keyId, name, overlapDays, ...validity } = parseInput(succeedApiKeySchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at, timeZone } = transaction;
    const former = (await requireRoom(transaction, name)).find(({ id }) => id === keyId);
    if (!former) throw notFound('key', keyId);
    if (statusOf(former, at) !== 'active') {
      throw new AppError('conflict', 'This key no longer works. Make a new one instead.');
    }
    const endsAt = new Date(at.getTime() + Number(overlapDays) * DAY_MS);
    if (!former.expiresAt || former.expiresAt > endsAt) {
      await shortenApiKey(tx, { firmId, id: keyId, expiresAt: endsAt });
      transaction.record('api-key-shortened', {
        facts: { keyId, from: former.expiresAt?.toISOString() ?? null, to: endsAt.toISOString() },
      });
    }
    const expiresAt = expiryOf(validity, at, timeZone);
    // The database's check guarantees the closed list.
    const scopes = former.scopes as Scope[];
    return writeKey(transaction, { name, scopes, expiresAt, successorOfId: keyId });
  });
}
