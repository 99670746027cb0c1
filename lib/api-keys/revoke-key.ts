import 'server-only';
import { withAssignmentUnit } from '@/lib/assignment';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { listApiKeys, revokeApiKey as writeRevocation } from '@/lib/db/door';
import { notFound } from '@/lib/errors';

/**
 * Revokes a key: the next request with it is refused. That it was there stays on record.
 * @returns the name of the key
 * @throws Forbidden without `api-keys.manage`; AppError `not-found`, also when it was revoked before.
 */
export async function revokeApiKey(actor: Actor, keyId: string): Promise<string> {
  requirePermission(actor, 'api-keys.manage');
  return withAssignmentUnit(actor, async (unit) => {
    const { tx, firmId, at } = unit;
    const key = (await listApiKeys(tx, firmId)).find(({ id }) => id === keyId);
    if (!key || key.revokedAt) throw notFound('key that works', keyId);
    await writeRevocation(tx, { firmId, id: keyId, at });
    unit.record('api-key-revoked', { facts: { keyId }, text: { name: key.name } });
    return key.name;
  });
}
