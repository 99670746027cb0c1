import 'server-only';
import { withAssignmentTransaction, type AssignmentTransaction } from '@/lib/assignment';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import type { Absence, Cover, Prisma } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { endedCover } from './cover-row';
import { notifyOfWithdrawal } from './notify-of-covers';
import { returnCover } from './return-covers';
import { startCover, type DueCover } from './start-covers';

/** Covers moved per transaction, so that none blocks its firm for long. */
const BATCH_SIZE = 25;

/** Whose turn has come: all of the firm's, or those of one absence. */
interface Scope {
  firmId: string;
  at: Date;
  absenceId?: string;
  /** Looked at before in this round. */
  seen: readonly string[];
}

/**
 * Starts the covers of absences that have begun. Where no one can take a case it stays, and is
 * tried again each time. Safe to run twice, also at the same moment.
 *
 * @returns how many covers were looked at
 */
export function startDueCovers(firmId: string, at: Date): Promise<number> {
  return inBatches(firmId, at, toStart, startAll);
}

/**
 * Returns the covered cases of the person who is back to them, and ends covers whose absence went by
 * without their beginning. Safe to run twice, also at the same moment.
 *
 * @returns how many covers were looked at
 */
export function returnDueCovers(firmId: string, at: Date): Promise<number> {
  return inBatches(firmId, at, toEnd, endAll);
}

/** The same for the covers of one absence, in the surrounding transaction and by this actor. */
export async function resolveCoversOf(actor: Actor, absenceId: string): Promise<void> {
  await withAssignmentTransaction(actor, async (transaction) => {
    const scope = { firmId: transaction.firmId, at: transaction.at, absenceId, seen: [] };
    await endAll(transaction, await transaction.tx.cover.findMany(toEnd(scope)));
    await startAll(transaction, await transaction.tx.cover.findMany(toStart(scope)));
  });
}

type Query = (scope: Scope) => Prisma.CoverFindManyArgs & { include: { absence: true } };
type CoverOfAbsence = DueCover & { absence: Absence };

async function inBatches(
  firmId: string,
  at: Date,
  query: Query,
  work: (transaction: AssignmentTransaction, covers: readonly CoverOfAbsence[]) => Promise<void>,
): Promise<number> {
  const seen: string[] = [];
  for (;;) {
    const scope = { firmId, at, seen };
    // Almost always there is nothing to do, which must not cost the firm its lock.
    const due = await withWholeFirm(firmId, (tx) => tx.cover.findFirst(query(scope)));
    if (!due) return seen.length;
    await withAssignmentTransaction(systemActor(firmId), async (transaction) => {
      const covers = await transaction.tx.cover.findMany({ ...query(scope), take: BATCH_SIZE });
      seen.push(...covers.map(({ id }) => id));
      await work(transaction, oneOfEachCase(covers));
    });
  }
}

/** Two covers of one case cannot both move it in one transaction; the other comes next time. */
function oneOfEachCase<T extends Cover>(covers: readonly T[]): T[] {
  return [...new Map(covers.map((cover) => [cover.caseId, cover])).values()];
}

const inOrder: Prisma.CoverOrderByWithRelationInput[] = [{ plannedAt: 'asc' }, { id: 'asc' }];

function toStart({ firmId, at, absenceId, seen }: Scope) {
  return {
    where: {
      ...{ firmId, absenceId, status: 'planned', id: { notIn: [...seen] } },
      absence: { cancelledAt: null, startsAt: { lte: at }, endsAt: { gt: at } },
    },
    orderBy: inOrder,
    include: { absence: true },
  } satisfies Prisma.CoverFindManyArgs;
}

function toEnd({ firmId, at, absenceId, seen }: Scope) {
  const isBack = { OR: [{ cancelledAt: { not: null } }, { endsAt: { lte: at } }] };
  const isAway = { cancelledAt: null, startsAt: { lte: at }, endsAt: { gt: at } };
  return {
    where: {
      ...{ firmId, absenceId, status: { in: ['planned', 'active'] }, id: { notIn: [...seen] } },
      absence: isBack,
      // Another absence that overlaps or adjoins this one: they are not back yet.
      OR: [{ status: 'planned' }, { fromAttorney: { absences: { none: { firmId, ...isAway } } } }],
    },
    orderBy: inOrder,
    include: { absence: true },
  } satisfies Prisma.CoverFindManyArgs;
}

async function startAll(
  transaction: AssignmentTransaction,
  covers: readonly DueCover[],
): Promise<void> {
  for (const cover of covers) await startCover(transaction, cover);
}

async function endAll(
  transaction: AssignmentTransaction,
  covers: readonly CoverOfAbsence[],
): Promise<void> {
  for (const { absence, ...cover } of covers) {
    if (cover.status === 'active') {
      await returnCover(transaction, cover);
    } else {
      const why = absence.cancelledAt ? 'absence-cancelled' : 'absence-over';
      transaction.writes.covers.set(cover.id, endedCover(cover, transaction.at, 'ended', why));
      if (absence.cancelledAt) notifyOfWithdrawal(transaction, cover);
    }
  }
}
