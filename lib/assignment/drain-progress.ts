import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { AssignmentTransaction } from './transaction';

/** A drain that has not moved for so long was left behind by a process that ended. */
const STALE_AFTER_MS = 60_000;

/** How far the drain of a long waiting line has come. */
export interface DrainProgress {
  readonly startedAt: string;
  /** Cases that waited when it began or joined the line since. */
  readonly total: number;
  readonly lookedAt: number;
  readonly placed: number;
}

type Counts = Omit<DrainProgress, 'startedAt'>;
type Writer = Pick<AssignmentTransaction, 'tx' | 'firmId' | 'at'>;

/** Shows how far a drain is once its batch is committed. Two drains of one firm show the later. */
export async function noteDrainProgress(
  { tx, firmId, at }: Writer,
  startedAt: Date,
  { total, lookedAt, placed }: Counts,
): Promise<void> {
  await tx.assignmentState.update({
    where: { firmId },
    data: {
      drainStartedAt: startedAt,
      drainMovedAt: at,
      drainTotal: total,
      drainLookedAt: lookedAt,
      drainPlaced: placed,
    },
    select: { firmId: true },
  });
}

/** Shows nothing any more: the drain is through. */
export async function clearDrainProgress({ tx, firmId }: Writer): Promise<void> {
  const none = null;
  await tx.assignmentState.update({
    where: { firmId },
    data: {
      drainStartedAt: none,
      drainMovedAt: none,
      drainTotal: none,
      drainLookedAt: none,
      drainPlaced: none,
    },
    select: { firmId: true },
  });
}

/** How far the drain that is under way has come; null while none is, and for short ones. */
export async function findDrainProgress(actor: Actor): Promise<DrainProgress | null> {
  requirePermission(actor, 'cases.read');
  const { firmId } = actor;
  const state = await withFirm(actor, (tx) =>
    tx.assignmentState.findUnique({
      where: { firmId },
      select: {
        drainStartedAt: true,
        drainMovedAt: true,
        drainTotal: true,
        drainLookedAt: true,
        drainPlaced: true,
      },
    }),
  );
  if (!state?.drainStartedAt || !state.drainMovedAt) return null;
  if (now().getTime() - state.drainMovedAt.getTime() > STALE_AFTER_MS) return null;
  return {
    startedAt: state.drainStartedAt.toISOString(),
    total: state.drainTotal ?? 0,
    lookedAt: state.drainLookedAt ?? 0,
    placed: state.drainPlaced ?? 0,
  };
}
