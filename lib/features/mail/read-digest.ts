import 'server-only';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { addDays, dateColumnToText, dateIn, DAY_MS, textToDateColumn } from '@/lib/shared/time';
import { DAYS_AHEAD, type DigestFacts, type FirmDay, type OwnDay } from './digest-lines';

const HOUR_MS = 3_600_000;

/** Whose morning it is. */
export interface DigestReader {
  readonly firmId: string;
  readonly memberId: string;
  readonly attorneyId: string | null;
  readonly role: string;
  readonly timeZone: string;
}

/** What a member has before them at `at`, as they see the firm: nothing from behind a wall of theirs. */
export function readDigest(reader: DigestReader, at: Date): Promise<DigestFacts> {
  const { firmId, memberId, attorneyId, role } = reader;
  const today = dateIn(at, reader.timeZone);
  const seesToFirm = hasPermission(role, 'firm.alerts');
  return withFirm({ firmId, attorneyId }, async (tx) => ({
    own: attorneyId === null ? null : await readOwn(tx, { firmId, attorneyId, today, at }),
    firm: seesToFirm ? await readFirm(tx, { firmId, today, at }) : null,
    unread: await tx.notification.count({ where: { firmId, memberId, readAt: null } }),
  }));
}

async function readOwn(
  tx: FirmTx,
  who: { firmId: string; attorneyId: string; today: string; at: Date },
): Promise<OwnDay> {
  const { firmId, attorneyId, today, at } = who;
  const held = { firmId, attorneyId, closedAt: null };
  const attorney = await tx.attorney.findUniqueOrThrow({
    where: { firmId_id: { firmId, id: attorneyId } },
    select: { openCount: true, activeCount: true, capacity: true },
  });
  const due = await tx.case.findMany({
    where: { ...held, deadline: { lte: textToDateColumn(addDays(today, DAYS_AHEAD)) } },
    orderBy: [{ deadline: 'asc' }, { number: 'asc' }],
    select: { id: true, number: true, deadline: true, client: { select: { name: true } } },
  });
  return {
    attorneyId,
    openCases: attorney.openCount,
    activeCases: attorney.activeCount,
    capacity: attorney.capacity,
    deadlines: due.flatMap(({ id, number, deadline, client }) => {
      if (!deadline) return [];
      const day = dateColumnToText(deadline);
      const inDays = daysBetween(today, day);
      return [{ caseId: id, number, client: client.name, day, inDays }];
    }),
    asked: await tx.handoff.count({
      where: { firmId, toAttorneyId: attorneyId, status: 'pending' },
    }),
    came: await tx.case.count({
      where: { ...held, assignedAt: { gt: new Date(at.getTime() - DAY_MS) } },
    }),
  };
}

async function readFirm(
  tx: FirmTx,
  { firmId, today, at }: { firmId: string; today: string; at: Date },
): Promise<FirmDay> {
  const open = { firmId, closedAt: null };
  const { _count, _min } = await tx.case.aggregate({
    where: { ...open, attorneyId: null, waitingSince: { not: null } },
    _count: true,
    _min: { waitingSince: true },
  });
  const attorneys = await tx.attorney.findMany({
    where: { firmId, active: true },
    orderBy: { position: 'asc' },
    select: { name: true, activeCount: true, capacity: true },
  });
  const [from, until] = [textToDateColumn(today), textToDateColumn(addDays(today, DAYS_AHEAD))];
  const waitedMs = _min.waitingSince ? at.getTime() - _min.waitingSince.getTime() : 0;
  return {
    waiting: _count,
    longestHours: Math.floor(waitedMs / HOUR_MS),
    overCapacity: attorneys.filter((one) => one.activeCount > one.capacity).map(({ name }) => name),
    deadlinesPassed: await tx.case.count({ where: { ...open, deadline: { lt: from } } }),
    deadlinesAhead: await tx.case.count({
      where: { ...open, deadline: { gte: from, lte: until } },
    }),
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
