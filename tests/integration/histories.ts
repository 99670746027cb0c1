/**
 * How many random histories a test drives through the database: few in each run of the suite, each time
 * others; `HISTORIES=20` makes it twenty times as many.
 */
export function histories(few: number): number {
  return few * Number(process.env.HISTORIES ?? 1);
}
