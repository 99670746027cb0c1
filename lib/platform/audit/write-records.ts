import 'server-only';
import { now } from '@/lib/platform/clock';
import { listFirmIdsOfUser, writeFirmlessRecords } from '@/lib/platform/db/identity-store';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import type { AccessKind } from './access-kinds';

/** One record before it is known in which firms it belongs. */
export interface Recorded {
  readonly kind: AccessKind;
  /** Kept from the firms of `userId`. */
  readonly forOperator: boolean;
  readonly firmId: string | null;
  readonly userId: string | null;
  readonly memberId: string | null;
  readonly keyId: string | null;
  readonly address: string | null;
  /** How many alike it stands for. */
  readonly count: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A person in more firms than this is recorded in the first of them only. */
const MAX_FIRMS = 20;

/** Writes records to their firms, and those without one to the operator's table. */
export async function writeRecords(records: readonly Recorded[]): Promise<void> {
  const byFirm = new Map<string | null, Recorded[]>();
  for (const record of records) {
    for (const firmId of await firmsOf(record)) {
      const known = byFirm.get(firmId);
      if (known) known.push(record);
      else byFirm.set(firmId, [record]);
    }
  }
  for (const [firmId, ofFirm] of byFirm) {
    if (firmId === null) await writeFirmlessRecords(ofFirm.map(firmlessRow));
    else await writeInFirm(firmId, ofFirm);
  }
}

async function firmsOf({ firmId, userId, forOperator }: Recorded): Promise<(string | null)[]> {
  if (firmId !== null) return [firmId];
  if (userId === null || forOperator) return [null];
  const firmIds = await listFirmIdsOfUser(userId);
  return firmIds.length === 0 ? [null] : firmIds.slice(0, MAX_FIRMS);
}

async function writeInFirm(firmId: string, records: readonly Recorded[]): Promise<void> {
  await withWholeFirm(firmId, async (tx) => {
    const userIds = records.flatMap(({ userId, memberId }) => (userId && !memberId ? userId : []));
    const members =
      userIds.length === 0
        ? []
        : await tx.member.findMany({
            where: { firmId, userId: { in: userIds } },
            select: { id: true, userId: true },
          });
    const memberOf = new Map(members.map(({ id, userId }) => [userId, id]));
    await tx.accessRecord.createMany({
      data: records.map((record) => ({
        firmId,
        ...factsOf(record),
        memberId: record.memberId ?? memberOf.get(record.userId ?? '') ?? null,
        keyId: record.keyId,
      })),
    });
  });
}

function firmlessRow(record: Recorded): Prisma.FirmlessAccessCreateManyInput {
  return { ...factsOf(record), userId: record.userId };
}

// Dated when it is written, so that ids and times grow together and nothing is written into the
// past that an anchor has covered.
function factsOf({ kind, address, count, data }: Recorded) {
  return { id: newId(), at: now(), kind, address, count, data: data as Prisma.InputJsonObject };
}
