import 'server-only';
import { direct } from '../client';
import { isDemoOpen } from './firms';
import type { ApiKey } from '../generated/client';
import type { FirmTx } from '../with-firm';

/* The part of the identity store that leads to API keys. */

export type StoredApiKey = ApiKey;

/**
 * The API key whose SHA-256 (hex) this is, revoked and expired ones too, or null; also null for a
 * demo firm's where the demonstration is off.
 */
export async function findApiKeyByHash(keyHash: string): Promise<StoredApiKey | null> {
  const rows = await direct().$queryRaw<StoredApiKey[]>`
    SELECT k.id, k.firm_id AS "firmId", k.name, k.key_hash AS "keyHash", k.scopes,
           k.last_four AS "lastFour", k.created_at AS "createdAt",
           k.created_by_name AS "createdByName", k.expires_at AS "expiresAt",
           k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt",
           k.successor_of_id AS "successorOfId"
      FROM api_keys k JOIN firm_slugs f ON f.firm_id = k.firm_id
     WHERE k.key_hash = ${keyHash} AND (NOT f.is_demo OR ${isDemoOpen()})`;
  return rows[0] ?? null;
}

/** Notes that a key was used, unless that is noted since `before` already. */
export async function noteKeyUse(id: string, at: Date, before: Date): Promise<void> {
  await direct().$executeRaw`
    UPDATE api_keys SET last_used_at = ${at}::timestamptz
     WHERE id = ${id}::uuid
       AND (last_used_at IS NULL OR last_used_at < ${before}::timestamptz)`;
}

/** Every API key of a firm, the newest first. */
export async function listApiKeys(tx: FirmTx, firmId: string): Promise<StoredApiKey[]> {
  return tx.apiKey.findMany({ where: { firmId }, orderBy: { id: 'desc' } });
}

/** Ends a key of the firm now. */
export async function revokeApiKey(
  tx: FirmTx,
  { firmId, id, at }: { firmId: string; id: string; at: Date },
): Promise<void> {
  await tx.apiKey.updateMany({ where: { firmId, id, revokedAt: null }, data: { revokedAt: at } });
}

/** Sets when a key of the firm ends. */
export async function shortenApiKey(
  tx: FirmTx,
  { firmId, id, expiresAt }: { firmId: string; id: string; expiresAt: Date },
): Promise<void> {
  await tx.apiKey.updateMany({ where: { firmId, id }, data: { expiresAt } });
}

/** Stores a new API key of the firm; only the SHA-256 of the key comes here. */
export async function storeApiKey(
  tx: FirmTx,
  key: {
    id: string;
    firmId: string;
    name: string;
    keyHash: string;
    lastFour: string;
    scopes: string[];
    createdAt: Date;
    createdByName: string;
    expiresAt: Date | null;
    successorOfId: string | null;
  },
): Promise<void> {
  await tx.apiKey.create({ data: key });
}

/** Stores keys as they were elsewhere, revoked and expired ones too. */
export async function restoreApiKeys(tx: FirmTx, keys: readonly StoredApiKey[]): Promise<void> {
  await tx.apiKey.createMany({ data: [...keys] });
}
