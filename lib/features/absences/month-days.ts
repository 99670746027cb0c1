/*
 * Months as rows of calendar days. Days are texts (YYYY-MM-DD) that belong to no time zone, so no
 * change of clocks can make one longer, shorter, or missing.
 */

/** Every day of a month written YYYY-MM, in order, with whether it falls on a weekend. */
export function daysOfMonth(month: string): { date: string; isWeekend: boolean }[] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  // Day 0 of the next month is the last of this one.
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return Array.from({ length }, (_, index) => {
    const weekday = new Date(Date.UTC(year, number - 1, index + 1)).getUTCDay();
    const date = `${month}-${String(index + 1).padStart(2, '0')}`;
    return { date, isWeekend: weekday === 0 || weekday === 6 };
  });
}

/** The month so many later, or earlier, both written YYYY-MM. */
export function shiftMonth(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** How many of these attorneys are away on no part of a day. */
export function countPresent(
  date: string,
  attorneyIds: readonly string[],
  absences: readonly { attorneyId: string; startsOn: string; endsOn: string }[],
): number {
  const away = new Set(
    absences
      .filter(({ startsOn, endsOn }) => startsOn <= date && date <= endsOn)
      .map(({ attorneyId }) => attorneyId),
  );
  return attorneyIds.filter((id) => !away.has(id)).length;
}
