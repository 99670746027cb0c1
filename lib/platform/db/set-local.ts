import 'server-only';
import pg from 'pg';
import type { Prisma } from './generated/client';

/** The settings that the policies of the schema read. */
export type Setting =
  | 'evenhand.firm_id'
  | 'evenhand.walled_attorney'
  | 'evenhand.walled_clients'
  | 'evenhand.walled_companies'
  | 'evenhand.walled_cases';

/**
 * Gives a setting a value until the transaction ends. By SET LOCAL and not by the function
 * `set_config`, because a distributed database passes on what is set so, while a function sets it
 * only where it happens to run. The statement takes no parameters, hence the value within it.
 */
export async function setLocal(
  tx: Pick<Prisma.TransactionClient, '$executeRawUnsafe'>,
  setting: Setting,
  value: string,
): Promise<void> {
  await tx.$executeRawUnsafe(`SET LOCAL "${setting}" = ${pg.escapeLiteral(value)}`);
}

/**
 * Has the statements of this transaction planned once for each connection, whatever their values. For
 * what writes: it finds its rows by their keys, so that no plan is better for some values than for
 * others, and planning anew each time cost more than doing (decision 0072).
 */
export async function keepPlans(
  tx: Pick<Prisma.TransactionClient, '$executeRawUnsafe'>,
): Promise<void> {
  await tx.$executeRawUnsafe('SET LOCAL plan_cache_mode = force_generic_plan');
}

/**
 * Has the statements of this transaction find rows by an index wherever there is one. A plan that is kept
 * would otherwise be that of a table which was small when it was made, and read all of it ever after.
 */
export async function keepToIndexes(
  tx: Pick<Prisma.TransactionClient, '$executeRawUnsafe'>,
): Promise<void> {
  await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off');
}

/** Has this transaction see what was there at its first statement until it ends; it cannot write. */
export async function keepSnapshot(
  tx: Pick<Prisma.TransactionClient, '$executeRawUnsafe'>,
): Promise<void> {
  await tx.$executeRawUnsafe('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
}
