/** The first day of one month and the last day of another, both written YYYY-MM. */
export function monthDays(from: string, to = from): { from: string; to: string } {
  const last = new Date(`${to}-01T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return { from: `${from}-01`, to: last.toISOString().slice(0, 10) };
}
