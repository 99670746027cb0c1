import 'server-only';
import { z } from 'zod';
import { hashStartOf } from '@/lib/auth/api-keys';
import { listApiKeys, type StoredApiKey } from '@/lib/db/door';
import type { FirmTx } from '@/lib/db/with-firm';
import type { Finding } from '../finding';

const madeSchema = z.object({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  expiresAt: z.string().nullable(),
  hashStart: z.string(),
});
const shortenedSchema = z.object({ keyId: z.string(), to: z.string() });
const revokedSchema = z.object({ keyId: z.string() });

interface Said {
  name: string;
  scopes: string;
  hashStart: string;
  madeBy: string;
  expiresAt: string | null;
  revokedAt: string | null;
}

/** An API key may what it was made for, and works as long as was said. */
export async function checkKeyTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  const said = await readSaid(tx, firmId);
  const keys = await listApiKeys(tx, firmId);
  const first = await findUnrecordedFirst(tx, firmId, keys);
  const findings = keys
    .filter(({ id }) => id !== first)
    .flatMap((key) => compare(key, said.get(key.id)));
  const present = new Set(keys.map(({ id }) => id));
  for (const id of said.keys()) {
    if (!present.has(id)) findings.push(finding(`API key ${id} was made, but is not there.`));
  }
  return findings;
}

async function readSaid(tx: FirmTx, firmId: string): Promise<Map<string, Said>> {
  const events = await tx.event.findMany({
    where: { firmId, kind: { in: ['api-key-made', 'api-key-shortened', 'api-key-revoked'] } },
    orderBy: { seq: 'asc' },
    select: { kind: true, at: true, actorName: true, data: true },
  });
  const said = new Map<string, Said>();
  for (const { kind, at, actorName, data } of events) {
    const made = kind === 'api-key-made' ? madeSchema.safeParse(data).data : undefined;
    if (made) {
      const { keyId, name, scopes, expiresAt, hashStart } = made;
      const facts = { name, hashStart, expiresAt, madeBy: actorName, revokedAt: null };
      said.set(keyId, { ...facts, scopes: scopes.join() });
    }
    const shortened = kind === 'api-key-shortened' ? shortenedSchema.safeParse(data).data : null;
    const shorter = shortened && said.get(shortened.keyId);
    if (shortened && shorter) shorter.expiresAt = shortened.to;
    const revoked = kind === 'api-key-revoked' ? revokedSchema.safeParse(data).data : null;
    const ended = revoked && said.get(revoked.keyId);
    if (ended) ended.revokedAt = at.toISOString();
  }
  return said;
}

/** Firms were founded with one key before keys were put on record. */
async function findUnrecordedFirst(
  tx: FirmTx,
  firmId: string,
  keys: readonly StoredApiKey[],
): Promise<string | null> {
  const founding = await tx.event.findFirst({
    where: { firmId, kind: 'firm-created' },
    orderBy: { seq: 'asc' },
    select: { at: true, data: true },
  });
  if (!founding || 'rulesDigest' in Object(founding.data)) return null;
  const oldest = keys.filter(({ createdAt }) => createdAt <= founding.at);
  return oldest.length === 1 ? (oldest[0]?.id ?? null) : null;
}

function compare(key: StoredApiKey, said: Said | undefined): Finding[] {
  if (!said) return [finding(`API key ${key.id} is there, but not on record.`)];
  const wrong = [
    said.name === key.name ? null : 'its name',
    said.scopes === key.scopes.join() ? null : 'its scopes',
    said.hashStart === hashStartOf(key.keyHash) ? null : 'the key itself',
    said.madeBy === key.createdByName ? null : 'who made it',
    said.expiresAt === (key.expiresAt?.toISOString() ?? null) ? null : 'when it expires',
    said.revokedAt === (key.revokedAt?.toISOString() ?? null) ? null : 'when it was revoked',
  ].filter((what) => what !== null);
  if (wrong.length === 0) return [];
  return [finding(`API key ${key.id}: the audit trail says otherwise about: ${wrong.join(', ')}.`)];
}

function finding(detail: string): Finding {
  return { check: 'key-trail', detail };
}
