import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { listApiKeys as readApiKeys } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { ApiKeyDto } from './dto';
import { apiKeyDto } from './key-row';

/**
 * The firm's API keys: those that work first, the newest first.
 * @throws Forbidden without `api-keys.manage`.
 */
export async function listApiKeys(actor: Actor): Promise<ApiKeyDto[]> {
  requirePermission(actor, 'api-keys.manage');
  const { firmId } = actor;
  const at = now();
  const keys = await withWholeFirm(firmId, (tx) => readApiKeys(tx, firmId));
  const names = new Map(keys.map(({ id, name }) => [id, name]));
  const items = keys.map((key) => apiKeyDto(key, names, at));
  return [
    ...items.filter(({ status }) => status === 'active'),
    ...items.filter(({ status }) => status !== 'active'),
  ];
}
