import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { caseDto } from './dto';
import type { WaitingPage, WaitingReason } from '@/lib/contracts/waiting';
import type { Ref } from '@/lib/contracts/values';
import { decodeCursor, encodeCursor, pageSizeOf } from '@/lib/platform/db/cursor';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { PageInput } from '@/lib/shared/paging';
import { findExclusions, nearness, orderWaitingLine, type CaseFacts } from './core';
import { loadWaitingLine } from './load-waiting-line';
import { inputFor } from './facts';
import { freeingOf } from './freeing';
import { openReadTransaction, type ReadTransaction } from './read-transaction';

const CURSOR_ORDER = 'waiting';

/**
 * The waiting line in the order in which it is drained, with the reasons as they are now.
 *
 * @throws AppError `validation-failed` for a cursor that this list never gave
 */
export async function listWaiting(actor: Actor, page: PageInput = {}): Promise<WaitingPage> {
  requirePermission(actor, 'cases.read');
  const limit = pageSizeOf(page);
  return withFirm(actor, async (tx) => {
    const transaction = await openReadTransaction(tx, actor.firmId);
    const waiting = await loadWaitingLine(transaction);
    const rowsById = new Map(waiting.map(({ row }) => [row.id, row]));
    const line = orderWaitingLine(waiting.map(({ facts }) => facts));
    const start = startAfter(line, page.cursor);
    const shown = line.slice(start, start + limit);
    const clients = await readClients(tx, actor.firmId, shown);
    const items = shown.flatMap((facts, index) => {
      const row = rowsById.get(facts.id);
      const client = clients.get(facts.clientId);
      if (!row || !client) return [];
      return {
        case: caseDto({ ...row, client, attorney: null, attorneyOfRecord: null }),
        position: start + index + 1,
        waitingSince: (row.waitingSince ?? row.createdAt).toISOString(),
        reasons: reasonsFor(transaction, facts),
      };
    });
    const last = shown.at(-1);
    const more = start + limit < line.length;
    return {
      items,
      nextCursor: more && last ? encodeCursor(CURSOR_ORDER, { value: '', id: last.id }) : null,
      total: line.length,
    };
  });
}

// The clients of a page of the waiting line, by id.
async function readClients(
  tx: FirmTx,
  firmId: string,
  shown: readonly CaseFacts[],
): Promise<ReadonlyMap<string, Ref>> {
  if (shown.length === 0) return new Map();
  const ids = [...new Set(shown.map(({ clientId }) => clientId))];
  const clients = await tx.$queryRaw<Ref[]>`
    SELECT l.id, l.name FROM clients l
     WHERE l.firm_id = ${firmId}::uuid AND l.id = ANY (${ids}::uuid[])`;
  return new Map(clients.map((client) => [client.id, client]));
}

function reasonsFor(transaction: ReadTransaction, facts: CaseFacts): WaitingReason[] {
  const input = inputFor(transaction, facts);
  const exclusions = findExclusions(input);
  const freeing = freeingOf(input);
  return transaction.roster
    .list()
    .map(({ id, name }) => ({
      attorneyId: id,
      name,
      exclusions: exclusions.get(id) ?? [],
      freeing: freeing.get(id) ?? [],
    }))
    .toSorted((a, b) => nearness(a.exclusions, a.freeing) - nearness(b.exclusions, b.freeing));
}

/** Goes on behind the case last seen; from the start again when that one has been placed. */
function startAfter(line: readonly { id: string }[], cursor: string | undefined): number {
  const last = decodeCursor(CURSOR_ORDER, cursor);
  return last === null ? 0 : line.findIndex(({ id }) => id === last.id) + 1;
}
