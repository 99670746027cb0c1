import 'server-only';
import { answerOnce, hashRequest } from '@/lib/platform/idempotency/answer-once';
import type { Actor } from '@/lib/platform/auth/actor';
import { inSavepoint } from '@/lib/platform/db/in-savepoint';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { BulkRefusal } from './bulk-dto';

/** Cases per transaction: the firm's other work waits no longer than these take. */
const BATCH_SIZE = 25;

/**
 * Does the same to several cases in the order given, each by its one-case function: done whole or
 * refused whole. A batch of cases is one transaction under the firm's lock, kept together with its
 * answer; sent again, the act answers what it answered before and does nothing.
 *
 * @throws what is no refusal of ours; batches that are committed by then stay, and the same request
 * sent again goes on after them.
 */
export async function runBulk<I extends { caseId: string }, R>(
  actor: Actor,
  act: { name: string; requestKey: string; input: unknown },
  items: readonly I[],
  work: (item: I) => Promise<R>,
): Promise<(R | BulkRefusal)[]> {
  const hash = hashRequest('BULK', `${act.name} ${actor.id}`, act.input);
  const results: (R | BulkRefusal)[] = [];
  for (let start = 0; start < items.length; start += BATCH_SIZE) {
    const batch = items.slice(start, start + BATCH_SIZE);
    const key = `bulk:${act.requestKey}:${hash.slice(0, 16)}:${start}`;
    const answer = await answerOnce(actor.firmId, { key, hash }, async () => ({
      status: 200,
      body: await runBatch(actor, batch, work),
    }));
    // An answer that was stored is what this very act answered, or its hash would not match.
    results.push(...(answer.body as (R | BulkRefusal)[]));
  }
  return results;
}

function runBatch<I extends { caseId: string }, R>(
  actor: Actor,
  batch: readonly I[],
  work: (item: I) => Promise<R>,
): Promise<(R | BulkRefusal)[]> {
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      const results: (R | BulkRefusal)[] = [];
      for (const item of batch) {
        const { done, refusal } = await inSavepoint(tx, () => work(item));
        results.push(
          refusal ? { caseId: item.caseId, outcome: 'refused', detail: refusal.message } : done,
        );
      }
      return results;
    },
    { lock: true },
  );
}
