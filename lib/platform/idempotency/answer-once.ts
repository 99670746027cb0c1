import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '@/lib/shared/canonical-json';
import { now } from '@/lib/platform/clock';
import { askLater } from '@/lib/platform/db/open-transaction';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { AppError, invalidField } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';

const MAX_KEY_LENGTH = 255;

/** A retried request: its key, and a hash of what it asks for. */
export interface IdempotentRequest {
  readonly key: string;
  readonly hash: string;
}

/** What the work came to: a status and JSON; null for nothing to say. */
export interface Success {
  readonly status: number;
  readonly body: unknown;
}

/** An answer, and whether it was given before. */
export interface Replayable extends Success {
  readonly replayed: boolean;
}

/**
 * Reads the Idempotency-Key of a write; null when it has none.
 * @throws AppError `validation-failed` when the key is empty, too long or not printable ASCII.
 */
export function readIdempotencyKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(key)) {
    if (key === null || key.length <= MAX_KEY_LENGTH) return key;
  }
  throw invalidField(
    'Idempotency-Key',
    `An Idempotency-Key has 1 to ${MAX_KEY_LENGTH} printable ASCII characters; this one has ${key.length} characters.`,
  );
}

/**
 * A hash of method, address and body. Two bodies that differ only in spacing or in the order of
 * their fields ask for the same thing and hash alike.
 */
export function hashRequest(method: string, pathAndQuery: string, body: unknown): string {
  const text = `${method} ${pathAndQuery}\n${canonicalJson(body)}`;
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Does the work once per key. Answer and change are committed together under the firm's lock, so
 * that of two simultaneous requests the second finds the first one's answer. Refusals roll back
 * with everything else and are not kept: the same key may be tried again.
 *
 * @param keptOf what of the answer is kept for a repetition: a secret must not be
 * @throws AppError `idempotency-key-reused` when the key came with another request before.
 */
export async function answerOnce(
  firmId: string,
  request: IdempotentRequest,
  work: () => Promise<Success>,
  keptOf: (answer: unknown) => unknown = (answer) => answer,
): Promise<Replayable> {
  return withWholeFirm(
    firmId,
    async (tx) => {
      const earlier = await findAnswer(tx, firmId, request);
      if (earlier) return earlier;
      const success = await work();
      await storeAnswer(tx, firmId, request, { ...success, body: keptOf(success.body) });
      return { ...success, replayed: false };
    },
    { lock: true },
  );
}

interface StoredAnswer {
  requestHash: string;
  status: number | null;
  response: unknown;
}

async function findAnswer(
  tx: FirmTx,
  firmId: string,
  request: IdempotentRequest,
): Promise<Replayable | null> {
  const [row] = await tx.$queryRaw<StoredAnswer[]>`
    SELECT request_hash AS "requestHash", status, response FROM idempotency_keys
     WHERE firm_id = ${firmId}::uuid AND key = ${request.key}`;
  if (!row) return null;
  if (row.requestHash !== request.hash || row.status === null) {
    throw new AppError(
      'idempotency-key-reused',
      `The Idempotency-Key ${JSON.stringify(request.key)} was already used for another request. Repeat that request unchanged, or take a new key for this one.`,
    );
  }
  return { status: row.status, body: row.response, replayed: true };
}

async function storeAnswer(
  tx: FirmTx,
  firmId: string,
  request: IdempotentRequest,
  success: Success,
): Promise<void> {
  const response = JSON.stringify(success.body ?? null);
  const stored = tx.$executeRaw`
    INSERT INTO idempotency_keys (firm_id, id, key, request_hash, status, response, created_at)
    VALUES (${firmId}::uuid, ${newId()}::uuid, ${request.key}, ${request.hash}, ${success.status},
            ${response}::jsonb, ${now()})`;
  await askLater(tx, stored);
}
