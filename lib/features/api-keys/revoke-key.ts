import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { listApiKeys, revokeApiKey as writeRevocation } from '@/lib/platform/db/identity-store';
import { notFound } from '@/lib/shared/errors';

/**
 * Revokes a key: the next request with it is refused. That it was there stays on record.
 * @returns the name of the key
 * @throws Forbidden without `api-keys.manage`; AppError `not-found`, also when it was revoked before.
 */
export async function revokeApiKey(actor: Actor, keyId: string): Promise<string> {
  requirePermission(actor, 'api-keys.manage');
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId, at } = transaction;
    const key = (await listApiKeys(tx, firmId)).find(({ id }) => id === keyId);
    if (!key || key.revokedAt) throw notFound('key that works', keyId);
    await writeRevocation(tx, { firmId, id: keyId, at });
    transaction.record('api-key-revoked', { facts: { keyId }, text: { name: key.name } });
    return key.name;
  });
}
