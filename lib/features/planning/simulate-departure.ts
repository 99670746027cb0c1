import 'server-only';
import {
  openReadTransaction,
  proposeHandoffs,
  type CaseRow,
  type ProposedHandoff,
  type ReadTransaction,
} from '@/lib/assignment';
import type { Carried } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import type { CarriedDto, DepartureLoadDto } from '@/lib/contracts/departure';

/** What a departure would do, before any of it is worded. */
export interface SimulatedDeparture {
  readonly transaction: ReadTransaction;
  readonly attorney: { id: string; name: string; active: boolean };
  /** In the order of the waiting line. */
  readonly moves: readonly ProposedHandoff[];
  /** Everyone else who takes cases, in roster order. */
  readonly loads: DepartureLoadDto[];
  readonly pendingHandoffs: number;
}

/** Cases read at once: a workload may hold a thousand, and each batch is turned into objects in one go. */
const READ_AT_ONCE = 250;

/**
 * Decides for every open case of an attorney, in the order of the waiting line, to whom the rules
 * would give it after the moves before it. Nothing is written.
 *
 * @throws AppError `not-found`
 */
export async function simulateDeparture(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
): Promise<SimulatedDeparture> {
  const transaction = await openReadTransaction(tx, firmId);
  const leaver = transaction.roster.find(attorneyId);
  if (!leaver) throw notFound('attorney', attorneyId);
  const colleagues = transaction.roster
    .list()
    .filter(({ id, active }) => active && id !== attorneyId);
  const moves = await proposeHandoffs(transaction, await readOpenCases(transaction, attorneyId));
  return {
    transaction: transaction,
    attorney: { id: leaver.id, name: leaver.name, active: leaver.active },
    moves,
    loads: colleagues.map((before) => ({
      attorney: { id: before.id, name: before.name },
      capacity: before.capacity,
      before: carriedBy(before),
      after: carriedBy(transaction.roster.get(before.id)),
    })),
    pendingHandoffs: await tx.handoff.count({
      where: {
        ...{ firmId, status: 'pending' },
        OR: [{ fromAttorneyId: attorneyId }, { toAttorneyId: attorneyId }],
      },
    }),
  };
}

async function readOpenCases(
  { tx, firmId }: ReadTransaction,
  attorneyId: string,
): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  for (;;) {
    const last = rows.at(-1)?.id;
    const batch = await tx.case.findMany({
      where: { firmId, attorneyId, closedAt: null, ...(last ? { id: { gt: last } } : {}) },
      orderBy: { id: 'asc' },
      take: READ_AT_ONCE,
    });
    // The database's checks guarantee the closed lists that Prisma types as text.
    rows.push(...(batch as CaseRow[]));
    if (batch.length < READ_AT_ONCE) return rows;
  }
}

function carriedBy({ activeCases, openCases, loadPoints }: Carried): CarriedDto {
  return { activeCases, openCases, loadPoints };
}
