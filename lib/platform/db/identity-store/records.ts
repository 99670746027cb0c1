import 'server-only';
import { prismaClient } from '../client';
import type { FirmlessAccess, Prisma } from '../generated/client';

/* The part of the identity store that leads to what happened where no firm is known. */

/** Writes what happened where no firm is known (see lib/platform/audit/record-access.ts). */
export async function writeFirmlessRecords(
  records: readonly Prisma.FirmlessAccessCreateManyInput[],
): Promise<void> {
  await prismaClient().firmlessAccess.createMany({ data: [...records] });
}

/** What happened where no firm is known, since an instant and after a row, the oldest first. */
export async function readFirmlessRecords(
  since: Date,
  after: string | null,
  limit: number,
): Promise<FirmlessAccess[]> {
  return prismaClient().firmlessAccess.findMany({
    where: { at: { gte: since }, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
