/*
 * How the connections that the database allows are shared among the processes of one installation. The
 * worker's share comes first: what is due must be done however many people there are.
 */

/** Of a process's own pool, where there is enough; requests of one firm queue before they take one. */
export const POOL_SIZE = 16;

/** With fewer, one firm's readers could take them all. */
const SMALLEST_POOL = 4;

/** Beside its pool a web process has one that asks for the queues of jobs. */
const BESIDE_POOL = 1;

/** The worker's pool, its job runner's, what asks for the queues, and what listens. */
const OF_WORKER = POOL_SIZE + 4 + 1 + 1;

/** Connections of each web process's pool, so that all together stay within what is allowed. */
export function poolSizeOf(webProcesses: number, connections: number): number {
  const share = Math.floor((connections - OF_WORKER) / webProcesses) - BESIDE_POOL;
  return Math.min(POOL_SIZE, Math.max(SMALLEST_POOL, share));
}

/** How many connections so many web processes and their worker need at least. */
export function fewestConnections(webProcesses: number): number {
  return OF_WORKER + webProcesses * (SMALLEST_POOL + BESIDE_POOL);
}

/** How many they use where there are enough. */
export function wantedConnections(webProcesses: number): number {
  return OF_WORKER + webProcesses * (POOL_SIZE + BESIDE_POOL);
}

/** The most web processes that so many connections are enough for. */
export function mostWebProcesses(connections: number): number {
  return Math.max(1, Math.floor((connections - OF_WORKER) / (SMALLEST_POOL + BESIDE_POOL)));
}
