import type pg from 'pg';
import { runAsOwner } from './throwaway-cluster';

/**
 * Asks this test file's database as its owner, whom row-level security does not bind: for facts that
 * a test asserts about all firms at once, never to do what the product should do.
 */
export async function asOwner<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return runAsOwner<Row>(process.env.DATABASE_URL ?? '', sql, values);
}
