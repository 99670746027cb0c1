import 'server-only';
import { sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS, utcOffsetMs } from '@/lib/shared/time';
import type { WorkCalendar } from '../core';

/** What a firm has said of its working days, as its row holds it. */
export interface CalendarRow {
  timeZone: string;
  workingWeekdays: number[];
  holidays: { day: string }[];
}

/** The columns of a `CalendarRow`; needs the table `firms f`. */
export const CALENDAR_COLUMNS = sql`f.time_zone AS "timeZone",
           f.working_weekdays AS "workingWeekdays", f.holidays`;

/** A firm's working days as the core counts them; undefined where every day is one. */
export function workCalendarOf(row: CalendarRow, at: Date): WorkCalendar | undefined {
  const { timeZone, workingWeekdays, holidays } = row;
  if (workingWeekdays.length === 7 && holidays.length === 0) return undefined;
  return {
    weekdays: workingWeekdays,
    holidays: holidays.map(({ day }) => Date.parse(day) / DAY_MS),
    utcOffsetMs: utcOffsetMs(at, timeZone),
  };
}

/** The working days of a firm, read by themselves. */
export async function readWorkCalendar(
  tx: FirmTx,
  firmId: string,
  at: Date,
): Promise<WorkCalendar | undefined> {
  const [row] = await tx.$queryRaw<CalendarRow[]>`
    SELECT ${CALENDAR_COLUMNS} FROM firms f WHERE f.id = ${firmId}::uuid`;
  return row && workCalendarOf(row, at);
}
