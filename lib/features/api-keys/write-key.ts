import 'server-only';
import { SCOPES, type Scope } from '@/lib/platform/auth/scopes';
import type { AssignmentTransaction } from '@/lib/assignment';
import { generateApiKey, hashApiKey, hashStartOf, lastFourOf } from '@/lib/platform/auth/api-keys';
import { storeApiKey } from '@/lib/platform/db/identity-store';
import { newId } from '@/lib/platform/ids';
import type { MadeApiKey } from './dto';

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
  readonly successorOfId?: string;
}

/** Makes a key of the transaction's firm and puts that on record, all in that transaction. */
export async function writeKey(
  transaction: AssignmentTransaction,
  key: NewKey,
): Promise<MadeApiKey> {
  const { tx, firmId, at, actor } = transaction;
  const { name, expiresAt, successorOfId } = key;
  const apiKey = generateApiKey();
  const keyHash = hashApiKey(apiKey);
  const id = newId();
  const scopes = withLesser(key.scopes);
  await storeApiKey(tx, {
    ...{ id, firmId, name, keyHash, scopes, expiresAt, createdAt: at },
    lastFour: lastFourOf(apiKey),
    createdByName: actor.name,
    successorOfId: successorOfId ?? null,
  });
  transaction.record('api-key-made', {
    facts: {
      ...{ keyId: id, scopes },
      expiresAt: expiresAt?.toISOString() ?? null,
      hashStart: hashStartOf(keyHash),
      ...(successorOfId && { successorOfId }),
    },
    text: { name },
  });
  return { id, name, scopes, expiresAt: expiresAt?.toISOString() ?? null, apiKey };
}

/** A scope includes those before it; a key says so itself. */
function withLesser(scopes: readonly Scope[]): Scope[] {
  const widest = Math.max(...scopes.map((scope) => SCOPES.indexOf(scope)));
  return SCOPES.slice(0, widest + 1);
}
