import 'server-only';
import { readEventOf } from '@/lib/contracts/events';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { Stage, VisaType } from '@/lib/assignment/core';
import { changedFieldLabels } from './latest-client-change';
import { findMergeObstacle } from './merge-obstacle';

const MOST_CASES = 100;
const MOST_EVENTS = 100;

/** A case of a client, with its holder. */
export interface ClientCaseDto {
  readonly id: string;
  readonly number: number;
  readonly visaType: VisaType;
  readonly stage: Stage;
  readonly company: string | null;
  readonly attorney: { readonly id: string; readonly name: string } | null;
  readonly receivedAt: string;
  readonly closedAt: string | null;
}

/** An attorney who holds or held cases of a client. */
export interface ClientAttorneyDto {
  readonly id: string;
  readonly name: string;
  /** Different cases held at some time, and how many of them now. */
  readonly cases: number;
  readonly held: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Something that happened to a client. */
export interface ClientEventDto {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly kind: 'client-added' | 'client-changed' | 'client-merged' | 'client-merge-undone';
  /** The fields of a change, as people read them. */
  readonly fields: string | null;
  /** The other client of a merge, and its cases. */
  readonly other: string | null;
  readonly cases: number | null;
}

/** A client who was merged into this one, and what keeps it from being undone. */
export interface MergedAwayDto {
  readonly id: string;
  readonly name: string;
  readonly mergedAt: string;
  readonly mergedBy: string;
  readonly cases: number;
  readonly obstacle: string | null;
}

/** All that a client's page shows beside the client, newest first. */
export interface ClientRecordDto {
  readonly cases: readonly ClientCaseDto[];
  readonly attorneys: readonly ClientAttorneyDto[];
  readonly events: readonly ClientEventDto[];
  readonly merged: readonly MergedAwayDto[];
}

/**
 * A client's cases, the attorneys who held them, what happened to the client, and who was merged into
 * them: what stands behind a wall of the actor's is not there.
 */
export async function readClientRecord(actor: Actor, clientId: string): Promise<ClientRecordDto> {
  requirePermission(actor, 'clients.read');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => ({
    cases: await readCases(tx, firmId, clientId),
    attorneys: await readAttorneys(tx, firmId, clientId),
    events: await readEvents(tx, firmId, clientId),
    merged: await readMerged(tx, firmId, clientId),
  }));
}

async function readCases(tx: FirmTx, firmId: string, clientId: string): Promise<ClientCaseDto[]> {
  const rows = await tx.case.findMany({
    where: { firmId, clientId },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: MOST_CASES,
    include: { attorney: { select: { id: true, name: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    // The database's checks guarantee the closed lists that Prisma types as text.
    visaType: row.visaType as VisaType,
    stage: row.stage as Stage,
    company: row.company,
    attorney: row.attorney,
    receivedAt: row.receivedAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }));
}

async function readAttorneys(
  tx: FirmTx,
  firmId: string,
  clientId: string,
): Promise<ClientAttorneyDto[]> {
  const rows = await tx.$queryRaw<
    (Omit<ClientAttorneyDto, 'firstAt' | 'lastAt'> & { firstAt: Date; lastAt: Date })[]
  >`
    SELECT a.id, a.name, count(DISTINCT s.case_id)::int AS cases,
           count(*) FILTER (WHERE s.ended_at IS NULL AND c.closed_at IS NULL)::int AS held,
           min(s.started_at) AS "firstAt",
           max(s.started_at) AS "lastAt"
      FROM cases c
      JOIN assignments s ON s.firm_id = ${firmId}::uuid AND s.case_id = c.id
      JOIN attorneys a ON a.firm_id = ${firmId}::uuid AND a.id = s.attorney_id
     WHERE c.firm_id = ${firmId}::uuid AND c.client_id = ${clientId}::uuid
     GROUP BY a.id, a.name
     ORDER BY max(s.started_at) DESC, a.id`;
  return rows.map(({ firstAt, lastAt, ...row }) => ({
    ...row,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  }));
}

interface EventRow {
  id: string;
  kind: string;
  at: Date;
  actorName: string;
  data: unknown;
  other: string | null;
}

// What happened to those who were merged into the client belongs to the client's history.
async function readEvents(tx: FirmTx, firmId: string, clientId: string): Promise<ClientEventDto[]> {
  const rows = await tx.$queryRaw<EventRow[]>`
    SELECT e.id, e.kind, e.at, e.actor_name AS "actorName", e.data, o.name AS other
      FROM (SELECT l.id FROM clients l
             WHERE l.firm_id = ${firmId}::uuid
               AND (l.id = ${clientId}::uuid OR l.merged_into_id = ${clientId}::uuid)) l
      JOIN events e ON e.firm_id = ${firmId}::uuid AND e.data ->> 'clientId' = l.id::text
       AND e.kind IN ('client-added', 'client-changed', 'client-merged', 'client-merge-undone')
      LEFT JOIN clients o ON o.firm_id = ${firmId}::uuid
       AND o.id = (e.data ->> 'fromClientId')::uuid
     ORDER BY e.seq DESC
     LIMIT ${MOST_EVENTS}`;
  return rows.flatMap((row) => eventDto(row) ?? []);
}

function eventDto({ id, at, actorName, other, ...stored }: EventRow): ClientEventDto | null {
  const event = readEventOf(
    ['client-added', 'client-changed', 'client-merged', 'client-merge-undone'],
    stored,
  );
  if (!event) return null;
  const common = { id, at: at.toISOString(), by: actorName, kind: event.kind, other };
  switch (event.kind) {
    case 'client-added':
      return { ...common, fields: null, cases: null };
    case 'client-changed':
      return { ...common, fields: changedFieldLabels(event.facts), cases: null };
    default:
      return { ...common, fields: null, cases: event.facts.cases };
  }
}

async function readMerged(tx: FirmTx, firmId: string, clientId: string): Promise<MergedAwayDto[]> {
  const merges = await tx.clientMerge.findMany({
    where: { firmId, undoneAt: null, fromClient: { mergedIntoId: clientId } },
    orderBy: { id: 'desc' },
    include: { intoClient: true, fromClient: { select: { name: true } } },
  });
  const merged: MergedAwayDto[] = [];
  for (const merge of merges) {
    merged.push({
      id: merge.fromClientId,
      name: merge.fromClient.name,
      mergedAt: merge.mergedAt.toISOString(),
      mergedBy: merge.mergedByName,
      cases: merge.caseIds.length,
      obstacle: await findMergeObstacle(tx, merge),
    });
  }
  return merged;
}
