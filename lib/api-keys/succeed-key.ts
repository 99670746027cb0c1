import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { shortenApiKey } from '@/lib/db/door';
import { AppError, notFound } from '@/lib/errors';
import { DAY_MS } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import type { Scope } from '@/lib/auth/scopes';
import type { MadeApiKey } from './dto';
import { expiryOf } from './expiry';
import { statusOf } from './key-row';
import { requireRoom } from './make-key';
import { succeedApiKeySchema, type SucceedApiKeyInput } from './schema';
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
  return withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at, timeZone } = unit;
    const former = (await requireRoom(unit, name)).find(({ id }) => id === keyId);
    if (!former) throw notFound('key', keyId);
    if (statusOf(former, at) !== 'active') {
      throw new AppError('conflict', 'This key no longer works. Make a new one instead.');
    }
    const endsAt = new Date(at.getTime() + Number(overlapDays) * DAY_MS);
    if (!former.expiresAt || former.expiresAt > endsAt) {
      await shortenApiKey(tx, { firmId, id: keyId, expiresAt: endsAt });
      unit.record('api-key-shortened', {
        facts: { keyId, from: former.expiresAt?.toISOString() ?? null, to: endsAt.toISOString() },
      });
    }
    const expiresAt = expiryOf(validity, at, timeZone);
    // The database's check guarantees the closed list.
    const scopes = former.scopes as Scope[];
    return writeKey(unit, { name, scopes, expiresAt, successorOfId: keyId });
  });
}
