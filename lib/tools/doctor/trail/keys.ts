import 'server-only';
import { hashStartOf } from '@/lib/platform/auth/api-keys';
import { readEventOf } from '@/lib/contracts/events';
import { listApiKeys, type StoredApiKey } from '@/lib/platform/db/identity-store';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';

const KEY_KINDS = ['api-key-made', 'api-key-shortened', 'api-key-revoked'] as const;

interface Said {
  name: string | undefined;
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
    where: { firmId, kind: { in: [...KEY_KINDS] } },
    orderBy: { seq: 'asc' },
    select: {
      kind: true,
      at: true,
      actorName: true,
      data: true,
      text: { select: { words: true } },
    },
  });
  const said = new Map<string, Said>();
  for (const { at, actorName, ...stored } of events) {
    const event = readEventOf(KEY_KINDS, stored);
    if (event?.kind === 'api-key-made') {
      const { keyId, scopes, expiresAt, hashStart } = event.facts;
      const facts = { name: event.text.name, hashStart, expiresAt, madeBy: actorName };
      said.set(keyId, { ...facts, scopes: scopes.join(), revokedAt: null });
      continue;
    }
    const key = event && said.get(event.facts.keyId);
    if (key && event.kind === 'api-key-shortened') key.expiresAt = event.facts.to;
    if (key && event.kind === 'api-key-revoked') key.revokedAt = at.toISOString();
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
