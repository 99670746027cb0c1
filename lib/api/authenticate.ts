import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { hashApiKey } from '@/lib/auth/api-keys';
import { findApiKeyByHash } from '@/lib/db/door';
import { AppError } from '@/lib/errors';
import { hasScope } from './scopes';

/** The key a request came with: who acts, and how far the key reaches. */
export interface Caller {
  readonly actor: Actor;
  readonly scopes: readonly string[];
}

/**
 * Finds the firm and the rights behind `Authorization: Bearer <key>`.
 * @throws AppError `unauthenticated` when the header is missing, malformed or names no live key.
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
  const found = await findApiKeyByHash(hashApiKey(key));
  if (!found) throw unauthenticated('This API key is unknown or was revoked; use a live one.');
  const { id, firmId, name, scopes } = found;
  const role = hasScope(scopes, 'admin') ? 'admin' : 'manager';
  return { scopes, actor: { firmId, role, kind: 'api-key', id, name, attorneyId: null } };
}

function unauthenticated(message: string): AppError {
  return new AppError('unauthenticated', message);
}
