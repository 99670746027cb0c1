import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { listApiKeys, type StoredApiKey } from '@/lib/platform/db/identity-store';
import { AppError, invalidField } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { refuseBehindWalls } from '@/lib/features/walls';
import { MAX_ACTIVE_KEYS, NO_KEY_FROM_HERE } from '@/lib/contracts/api-key-codes';
import type { MadeApiKey } from './dto';
import { expiryOf } from './expiry';
import { statusOf } from './key-row';
import { makeApiKeySchema, type MakeApiKeyInput } from '@/lib/contracts/api-key';
import { writeKey } from './write-key';

/**
 * Makes an API key of the firm. The key itself is in this answer and nowhere else.
 *
 * @throws Forbidden without `api-keys.manage`, and behind a wall: see `requireRoom`.
 * @throws AppError `validation-failed`, also for a name that an active key has; `conflict` when the
 *   firm has as many keys as it may.
 */
export async function makeApiKey(actor: Actor, input: MakeApiKeyInput): Promise<MadeApiKey> {
  requirePermission(actor, 'api-keys.manage');
  const { name, scopes, ...validity } = parseInput(makeApiKeySchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    await requireRoom(transaction, name);
    const expiresAt = expiryOf(validity, transaction.at, transaction.timeZone);
    return writeKey(transaction, { name, scopes, expiresAt });
  });
}

/**
 * Refuses one key too many, a name by which two keys could be mistaken for each other, and a maker
 * who stands behind an ethical wall: walls do not bind keys (decision 0044).
 * @returns the keys that there are
 */
export async function requireRoom(
  transaction: AssignmentTransaction,
  name: string,
): Promise<StoredApiKey[]> {
  await refuseBehindWalls(transaction, 'api-keys.manage', NO_KEY_FROM_HERE);
  const keys = await listApiKeys(transaction.tx, transaction.firmId);
  const active = keys.filter((key) => statusOf(key, transaction.at) === 'active');
  if (active.some((key) => key.name.toLowerCase() === name.toLowerCase())) {
    throw invalidField(
      'name',
      `An active key is named ${JSON.stringify(name)} already. Choose another name, or revoke that key first.`,
    );
  }
  if (active.length < MAX_ACTIVE_KEYS) return keys;
  throw new AppError(
    'conflict',
    `The firm has ${MAX_ACTIVE_KEYS} active keys, which is the limit. Revoke one that nobody uses any more.`,
  );
}
