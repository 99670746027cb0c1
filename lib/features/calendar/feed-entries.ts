import 'server-only';
import { textToDateColumn, dateColumnToText, addDays, dateIn } from '@/lib/shared/time';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { OPEN_COVERS } from '@/lib/features/absences';
import { UID_ENDING } from './uid-ending';
import type { CalendarEntry } from './write-calendar';

/** Whose calendar it is, and where its links lead. */
export interface FeedReader {
  readonly firmId: string;
  readonly attorneyId: string;
  readonly timeZone: string;
  readonly at: Date;
  /** Where the installation is reached; null where it does not say. */
  readonly origin: string | null;
}

/** So far back a calendar tells. */
const DAYS_BACK = 30;
const MOST_ROWS = 500;

/**
 * What an attorney has in the calendar, of the rows that `tx` sees: deadlines of cases they hold,
 * covers they give or get, and their absences. Nothing names a client or says what an absence is for.
 */
export async function readEntries(tx: FirmTx, reader: FeedReader): Promise<CalendarEntry[]> {
  return [
    ...(await readDeadlines(tx, reader)),
    ...(await readCovers(tx, reader)),
    ...(await readAbsences(tx, reader)),
  ];
}

async function readDeadlines(tx: FirmTx, reader: FeedReader): Promise<CalendarEntry[]> {
  const { firmId, attorneyId } = reader;
  const rows = await tx.case.findMany({
    where: {
      ...{ firmId, attorneyId, closedAt: null, countsActive: true },
      deadline: { gte: textToDateColumn(firstDayOf(reader)) },
    },
    orderBy: [{ deadline: 'asc' }, { id: 'asc' }],
    take: MOST_ROWS,
    select: {
      id: true,
      number: true,
      visaType: true,
      deadline: true,
      version: true,
      createdAt: true,
    },
  });
  return rows.flatMap(({ id, deadline, createdAt, version, ...one }) => {
    if (!deadline) return [];
    const day = dateColumnToText(deadline);
    return {
      ...{ uid: `deadline-${id}${UID_ENDING}`, stampedAt: createdAt, version, away: false },
      ...{ firstDay: day, lastDay: day, summary: `Deadline: ${caseLabel(one)}` },
      ...linkTo(reader, `/cases/${id}`),
    };
  });
}

/** One entry for all cases of an absence that go to, or come from, the same colleague. */
async function readCovers(tx: FirmTx, reader: FeedReader): Promise<CalendarEntry[]> {
  const { firmId, attorneyId } = reader;
  const rows = await tx.cover.findMany({
    where: {
      ...{ firmId, status: { in: OPEN_COVERS } },
      OR: [{ fromAttorneyId: attorneyId }, { toAttorneyId: attorneyId }],
    },
    orderBy: [{ plannedAt: 'asc' }, { id: 'asc' }],
    take: MOST_ROWS,
    include: {
      absence: { select: { startsOn: true, endsOn: true, version: true } },
      case: { select: { id: true, number: true, visaType: true } },
      fromAttorney: { select: { name: true } },
      toAttorney: { select: { name: true } },
    },
  });
  const changes = await countChanges(tx, firmId, [...new Set(rows.map((row) => row.absenceId))]);
  const groups = Map.groupBy(rows, (row) => `${row.absenceId}-${row.toAttorneyId}`);
  return [...groups].flatMap(([key, covers]) => {
    const [first] = covers;
    if (!first) return [];
    const gives = first.toAttorneyId === attorneyId;
    const [only] = covers.length === 1 ? [first.case] : [];
    const what = only ? caseLabel(only) : `${covers.length} cases`;
    const lines = covers.map((cover) => {
      return [caseLabel(cover.case), pathTo(reader, `/cases/${cover.case.id}`)].join(' ').trim();
    });
    return {
      ...{ uid: `cover-${key}${UID_ENDING}`, stampedAt: first.plannedAt, away: false },
      version: first.absence.version + (changes.get(first.absenceId) ?? 0),
      firstDay: dateColumnToText(first.absence.startsOn),
      lastDay: dateColumnToText(first.absence.endsOn),
      summary: gives
        ? `Covering for ${first.fromAttorney.name}: ${what}`
        : `Covered by ${first.toAttorney.name}: ${what}`,
      description: lines.join('\n'),
      url: pathTo(reader, only ? `/cases/${only.id}` : `/attorneys/${attorneyId}`) || null,
    };
  });
}

/**
 * How often the covers of each absence have changed, those that are over included: a calendar takes a
 * number that falls, as where a case leaves the group, for an older entry.
 */
async function countChanges(
  tx: FirmTx,
  firmId: string,
  absenceIds: string[],
): Promise<ReadonlyMap<string, number>> {
  const sums = await tx.cover.groupBy({
    by: ['absenceId'],
    where: { firmId, absenceId: { in: absenceIds } },
    _sum: { version: true },
  });
  return new Map(sums.map(({ absenceId, _sum }) => [absenceId, _sum.version ?? 0]));
}

async function readAbsences(tx: FirmTx, reader: FeedReader): Promise<CalendarEntry[]> {
  const { firmId, attorneyId } = reader;
  const rows = await tx.absence.findMany({
    where: {
      ...{ firmId, attorneyId, cancelledAt: null },
      endsOn: { gte: textToDateColumn(firstDayOf(reader)) },
    },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    take: MOST_ROWS,
    select: { id: true, startsOn: true, endsOn: true, version: true, createdAt: true },
  });
  return rows.map(({ id, startsOn, endsOn, version, createdAt }) => ({
    ...{ uid: `absence-${id}${UID_ENDING}`, stampedAt: createdAt, version, away: true },
    ...{ firstDay: dateColumnToText(startsOn), lastDay: dateColumnToText(endsOn) },
    // Not what for: calendars are shown to others.
    summary: 'Out of office',
    ...linkTo(reader, `/attorneys/${attorneyId}`),
  }));
}

function firstDayOf({ at, timeZone }: FeedReader): string {
  return addDays(dateIn(at, timeZone), -DAYS_BACK);
}

function caseLabel({ number, visaType }: { number: number; visaType: string }): string {
  return `case ${number} (${visaType})`;
}

function linkTo(reader: FeedReader, path: string): { description: string; url: string | null } {
  const url = pathTo(reader, path);
  return { description: url, url: url || null };
}

function pathTo({ origin }: FeedReader, path: string): string {
  return origin === null ? '' : new URL(path, origin).href;
}
