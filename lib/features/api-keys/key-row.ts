import 'server-only';
import { hasScope, SCOPES } from '@/lib/platform/auth/scopes';
import { shownKey } from '@/lib/platform/auth/api-keys';
import type { StoredApiKey } from '@/lib/platform/db/identity-store';
import type { ApiKeyDto, KeyStatus } from './dto';

/** Whether a key works at `at`, and if not why. */
export function statusOf(
  { revokedAt, expiresAt }: Pick<StoredApiKey, 'revokedAt' | 'expiresAt'>,
  at: Date,
): KeyStatus {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= at ? 'expired' : 'active';
}

/** A key as admins see it. */
export function apiKeyDto(
  key: StoredApiKey,
  names: ReadonlyMap<string, string>,
  at: Date,
): ApiKeyDto {
  const { id, name, scopes, lastFour, createdByName, successorOfId } = key;
  return {
    ...{ id, name },
    shown: shownKey(lastFour),
    scope: SCOPES.findLast((scope) => hasScope(scopes, scope)) ?? 'read',
    status: statusOf(key, at),
    madeBy: createdByName,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    successorOf: (successorOfId && names.get(successorOfId)) ?? null,
  };
}
