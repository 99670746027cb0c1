import 'server-only';

/** Prisma: cannot reach, timed out, closed the connection, no connection free, no transaction. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);

/**
 * What the driver adapter says below a raw query. Of PostgreSQL's own codes: connection trouble
 * (08), out of resources (53), shut down by an operator (57P).
 */
const ADAPTER_CAUSE =
  /"kind":"(?:DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)"|"(?:originalCode|code)":"(?:08|53|57P)\w+"/;

/** The driver's own words for a connection that died between two statements of a transaction. */
const DRIVER_MESSAGE =
  /not queryable|Connection terminated|Client was closed|Cannot use a pool after|timeout exceeded when trying to connect/;

/** PostgreSQL's own codes as the driver tells them, and those of the operating system. */
const DRIVER_CODE = /^(?:(?:08|53|57P)\w+|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE)$/;

/**
 * Whether an error says that the database could not be reached or did not get to the work, so
 * that the same request may well succeed in a moment.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (DRIVER_MESSAGE.test(error.message)) return true;
  const code = 'code' in error ? String(error.code) : '';
  if (PRISMA_CODES.has(code) || DRIVER_CODE.test(code)) return true;
  return 'meta' in error && ADAPTER_CAUSE.test(JSON.stringify(error.meta) ?? '');
}
