import 'server-only';
import type { ConflictDto, ConflictHitDto } from '@/lib/contracts/conflict';
import type { ConflictState } from '@/lib/contracts/case-codes';
import { readEventOf, type StoredEvent } from '@/lib/contracts/events';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';

type Checked = StoredEvent<'conflict-checked'>;

/**
 * What the conflict check of a case found and who answered it. Hits are shown until they are answered,
 * and of them those that the viewer may see: no client of whom a wall keeps them away, and nothing that
 * says of a wall to those who do not see walls.
 *
 * @throws AppError `forbidden`, `not-found`
 */
export async function getConflict(actor: Actor, caseId: string): Promise<ConflictDto> {
  requirePermission(actor, 'cases.read');
  const { firmId, role } = actor;
  if (!isId(caseId)) throw notFound('case', caseId);
  return withFirm(actor, async (tx) => {
    const one = await tx.case.findUnique({
      where: { firmId_id: { firmId, id: caseId } },
      select: { conflictCheck: true },
    });
    if (!one) throw notFound('case', caseId);
    const events = await readEvents(tx, firmId, caseId);
    const state = one.conflictCheck as ConflictState | null;
    const checked = events.find(({ event }) => event?.kind === 'conflict-checked')?.event;
    if (checked?.kind !== 'conflict-checked') return { state, others: [], hits: [], answer: null };
    const hits = state === 'clear' ? [] : await hitsOf(tx, firmId, checked);
    // What was never held was never hidden as a whole: of it, clients alone can be told apart by walls.
    const shown = state === null ? hits.filter(({ client }) => client !== null) : hits;
    return {
      state,
      others: othersOf(checked),
      hits: hasPermission(role, 'walls.read') ? shown : shown.flatMap(withoutWalls),
      answer: answerOf(events),
    };
  });
}

type Read = Awaited<ReturnType<typeof readEvents>>;

/** The events of the check, newest first. */
async function readEvents(tx: FirmTx, firmId: string, caseId: string) {
  const rows = await tx.event.findMany({
    where: { firmId, caseId, kind: { in: ['conflict-checked', 'conflict-answered'] } },
    orderBy: { seq: 'desc' },
    select: {
      ...{ kind: true, at: true, actorName: true, data: true },
      text: { select: { words: true } },
    },
  });
  return rows.map(({ at, actorName, ...stored }) => ({
    ...{ at, actorName },
    event: readEventOf(['conflict-checked', 'conflict-answered'], stored),
  }));
}

function answerOf(events: Read): ConflictDto['answer'] {
  const found = events.find(({ event }) => event?.kind === 'conflict-answered');
  if (found?.event?.kind !== 'conflict-answered') return null;
  const { facts, text } = found.event;
  return {
    answer: facts.answer,
    by: found.actorName,
    at: found.at.toISOString(),
    why: text.why ?? null,
  };
}

function othersOf({ facts, text }: Checked): string[] {
  return (text.parties ?? []).filter((_, place) => facts.roles[place] === 'other');
}

async function hitsOf(
  tx: FirmTx,
  firmId: string,
  { facts, text }: Checked,
): Promise<ConflictHitDto[]> {
  const ids = facts.hits.flatMap(({ clientId }) => clientId ?? []);
  if (facts.hits.length === 0) return [];
  const rows = await tx.client.findMany({
    where: { firmId, id: { in: ids } },
    select: { id: true, name: true },
  });
  const clients = new Map(rows.map((row) => [row.id, row]));
  return facts.hits.flatMap(({ party, clientId, ...hit }, place) => {
    const client = clientId === null ? null : clients.get(clientId);
    // Behind a wall that was added since.
    if (client === undefined) return [];
    const company = text.companies?.[place] ?? null;
    const role = facts.roles[party] ?? 'other';
    return [{ ...hit, role, party: text.parties?.[party] ?? '', client, company }];
  });
}

/** A hit as it would be without walls: of client and company, and of a company alone, there is none. */
function withoutWalls(hit: ConflictHitDto): ConflictHitDto[] {
  return hit.role === 'other' && hit.client ? [{ ...hit, isWalled: false }] : [];
}
