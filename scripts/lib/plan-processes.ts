import os from 'node:os';
import {
  fewestConnections,
  mostWebProcesses,
  wantedConnections,
} from '@/lib/platform/db/pool-size';
import { SetupError } from '@/lib/platform/db/setup-error';
import { env } from '@/lib/platform/env';

export interface ProcessPlan {
  /** How many processes answer requests; a worker is beside them. */
  readonly webProcesses: number;
  /** How many connections to PostgreSQL they hold at most, the worker's included. */
  readonly connections: number;
}

/**
 * One web process for each processor, or as many as EVENHAND_WEB_PROCESSES says. The embedded PostgreSQL
 * is given room for all of them; of another only as much is used as is allowed, and where that is not said,
 * as much as PostgreSQL allows without being told otherwise.
 *
 * @throws SetupError when more web processes are asked for than there are connections for.
 */
export function planProcesses(
  isEmbedded: boolean,
  processors = os.availableParallelism(),
): ProcessPlan {
  const isGiven = Boolean(process.env.EVENHAND_WEB_PROCESSES);
  const wanted = isGiven ? env.EVENHAND_WEB_PROCESSES : processors;
  const isAllowed = Boolean(process.env.EVENHAND_DATABASE_CONNECTIONS);
  const allowed = env.EVENHAND_DATABASE_CONNECTIONS;
  const connections =
    isEmbedded && !isAllowed ? Math.max(allowed, wantedConnections(wanted)) : allowed;
  const most = mostWebProcesses(connections);
  if (wanted <= most) return { webProcesses: wanted, connections };
  if (!isGiven) return { webProcesses: most, connections };
  const needed = fewestConnections(wanted);
  throw new SetupError(
    `${wanted} web processes and their worker need ${needed} connections to PostgreSQL at least; ${connections} are allowed.`,
    `Set EVENHAND_DATABASE_CONNECTIONS=${needed} or more where PostgreSQL allows it (max_connections), or EVENHAND_WEB_PROCESSES=${most}.`,
  );
}
