import 'server-only';
import { requirePermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import type { ConsumerDto, FailureDto, OutboxDto } from './dto';

/** The rest is seen once these are settled. */
export const MOST_SHOWN = 100;

// What a consumer put off has not failed.
const hasFailed = { attempts: { gt: 0 } } as const;

/**
 * How the firm's deliveries to the world outside stand, as far as the viewer's walls let them see.
 * @throws Forbidden without `outbox.manage`.
 */
export async function getOutbox(viewer: Viewer): Promise<OutboxDto> {
  requirePermission(viewer, 'outbox.manage');
  const { firmId } = viewer;
  return withFirm(viewer, async (tx) => {
    const labels = await readLabels(tx, firmId);
    const labelOf = (consumer: string) => labels.get(consumer) ?? null;
    return {
      consumers: await listConsumers(tx, firmId, labelOf),
      failures: await listFailures(tx, firmId, labelOf),
    };
  });
}

type LabelOf = (consumer: string) => string | null;

/** What the firm calls the systems that it has told, by their consumers. */
async function readLabels(tx: FirmTx, firmId: string): Promise<Map<string, string>> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { firmId },
    select: { id: true, description: true },
  });
  return new Map(endpoints.map(({ id, description }) => [`webhook:${id}`, description]));
}

async function listConsumers(tx: FirmTx, firmId: string, labelOf: LabelOf): Promise<ConsumerDto[]> {
  const state = await tx.assignmentState.findUnique({
    where: { firmId },
    select: { lastEventSeq: true },
  });
  const cursors = await tx.outboxCursor.findMany({
    where: { firmId },
    orderBy: { consumer: 'asc' },
    select: { consumer: true, seq: true },
  });
  const counts = await tx.outboxFailure.groupBy({
    by: ['consumer'],
    where: { firmId, ...hasFailed },
    // Of the next attempts only those that there will be are counted.
    _count: { id: true, nextAttemptAt: true },
  });
  const countOf = new Map(counts.map(({ consumer, _count }) => [consumer, _count]));
  return cursors.map(({ consumer, seq }) => {
    const count = countOf.get(consumer) ?? { id: 0, nextAttemptAt: 0 };
    return {
      name: consumer,
      label: labelOf(consumer),
      behind: Math.max(0, (state?.lastEventSeq ?? 0) - seq),
      retrying: count.nextAttemptAt,
      failed: count.id - count.nextAttemptAt,
    };
  });
}

async function listFailures(tx: FirmTx, firmId: string, labelOf: LabelOf): Promise<FailureDto[]> {
  const rows = await tx.outboxFailure.findMany({
    where: { firmId, ...hasFailed },
    orderBy: [{ nextAttemptAt: { sort: 'asc', nulls: 'first' } }, { seq: 'desc' }],
    take: MOST_SHOWN,
    include: { event: { select: { kind: true, caseId: true } } },
  });
  const caseIds = rows.flatMap(({ event }) => event.caseId ?? []);
  const cases = await tx.case.findMany({
    where: { firmId, id: { in: caseIds } },
    select: { id: true, number: true },
  });
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  return rows.map((row) => ({
    consumerLabel: labelOf(row.consumer),
    ...{ id: row.id, consumer: row.consumer, kind: row.event.kind, seq: row.seq },
    case: (row.event.caseId && caseOf.get(row.event.caseId)) || null,
    ...{ attempts: row.attempts, error: row.error },
    firstFailedAt: row.firstFailedAt.toISOString(),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  }));
}
