import 'server-only';
import { recordAccess } from '@/lib/platform/audit';
import type { Actor } from '@/lib/platform/auth/actor';
import { hashApiKey } from '@/lib/platform/auth/api-keys';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { now } from '@/lib/platform/clock';
import { findApiKeyByHash, noteKeyUse, type StoredApiKey } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';
import { logger } from '@/lib/platform/logger';
import { hasScope } from '@/lib/platform/auth/scopes';

/** The key a request came with: who acts, and how far the key reaches. */
export interface Caller {
  readonly actor: Actor;
  readonly scopes: readonly string[];
}

/**
 * Finds the firm and the rights behind `Authorization: Bearer <key>`.
 * @throws AppError `unauthenticated` when the header is missing, malformed or names no live key,
 *   `key-expired` when its time is over.
 */
export async function authenticate(request: Request): Promise<Caller> {
  const header = request.headers.get('authorization');
  if (header === null) {
    throw unauthenticated('Send your firm\'s API key as "Authorization: Bearer <key>".');
  }
  const key = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1];
  if (!key) {
    throw unauthenticated('The Authorization header must read "Bearer <key>", with one key.');
  }
  const { id, firmId, name, scopes } = await findLiveKey(key, clientAddress(request.headers));
  const role = hasScope(scopes, 'admin') ? 'admin' : 'manager';
  return { scopes, actor: { firmId, role, kind: 'api-key', id, name, attorneyId: null } };
}

/** How often it is noted that a key is in use: a write a minute, not one a request. */
const USE_NOTED_MS = 60_000;

async function findLiveKey(key: string, address: string): Promise<StoredApiKey> {
  const found = await findApiKeyByHash(hashApiKey(key));
  const at = now();
  const reason = refusalOf(found, at);
  if (found && !reason) {
    await noteUse(found, at);
    return found;
  }
  await recordAccess({
    kind: 'api-key-refused',
    firmId: found?.firmId,
    keyId: found?.id,
    address,
    data: { reason: reason ?? 'unknown' },
  });
  if (reason !== 'expired') {
    throw unauthenticated('This API key is unknown or was revoked; use a live one.');
  }
  throw new AppError(
    'key-expired',
    `This API key expired on ${found?.expiresAt?.toISOString()}. An admin of your firm makes a new one under Settings, API keys.`,
  );
}

function refusalOf(key: StoredApiKey | null, at: Date): 'unknown' | 'revoked' | 'expired' | null {
  if (!key) return 'unknown';
  if (key.revokedAt) return 'revoked';
  return key.expiresAt && key.expiresAt <= at ? 'expired' : null;
}

async function noteUse({ id, lastUsedAt }: StoredApiKey, at: Date): Promise<void> {
  const before = new Date(at.getTime() - USE_NOTED_MS);
  if (lastUsedAt && lastUsedAt >= before) return;
  await noteKeyUse(id, at, before).catch((error: unknown) =>
    logger.warn({ error, keyId: id }, 'the use of an API key could not be noted'),
  );
}

function unauthenticated(message: string): AppError {
  return new AppError('unauthenticated', message);
}
