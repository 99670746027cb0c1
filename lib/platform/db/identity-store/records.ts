import 'server-only';
import { prismaClient } from '../client';
import type { DoorRecord, Prisma } from '../generated/client';

/* The part of the identity store that leads to what happened where no firm is known. */

/** Writes what happened where no firm is known (see lib/platform/audit/record-access.ts). */
export async function writeFirmlessRecords(
  records: readonly Prisma.DoorRecordCreateManyInput[],
): Promise<void> {
  await prismaClient().doorRecord.createMany({ data: [...records] });
}

/** What happened where no firm is known, since an instant and after a row, the oldest first. */
export async function readFirmlessRecords(
  since: Date,
  after: string | null,
  limit: number,
): Promise<DoorRecord[]> {
  return prismaClient().doorRecord.findMany({
    where: { at: { gte: since }, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
