import fs from 'node:fs';
import net from 'node:net';
import {
  cloneTemplate,
  startThrowawayCluster,
  TEST_SECRET,
} from '@/tests/integration/throwaway-cluster';
import { onEnd } from '../lib/ending';
import { stopChild } from '../lib/processes';
import { startServer, waitUntilHealthy } from '../lib/server';

export interface TestedProduct {
  /** Where it is and how to reach its database, for the tests. */
  readonly environment: NodeJS.ProcessEnv;
  /** Of the server's process. */
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts the production build on a free port, on an empty database of its own: in one process, which is
 * there sooner and smaller, or in as many as EVENHAND_WEB_PROCESSES says, and a worker.
 */
export async function startProductForTests(logFile: string): Promise<TestedProduct> {
  const cluster = await startThrowawayCluster();
  onEnd(() => cluster.remove());
  const { ownerUrl, appUrl } = await cloneTemplate(cluster, 'evenhand_e2e');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const shared = {
    ...process.env,
    DATABASE_APP_URL: appUrl,
    NEXTAUTH_SECRET: TEST_SECRET,
    LOG_LEVEL: 'warn',
    AUTH_TRUST_HOST: 'true',
    // Screenshots and measurements are taken in the demo firms; tests bring firms of their own.
    EVENHAND_DEMO: '1',
    // There is no mail here that would confirm an address.
    EVENHAND_SIGN_UP: 'open',
    // Receivers of tests are on this machine.
    EVENHAND_OUTBOUND_LOOPBACK: 'allow',
  };
  const log = fs.openSync(logFile, 'w');
  const webProcesses = Number(process.env.EVENHAND_WEB_PROCESSES) || undefined;
  const server = startServer({
    ...{ mode: 'production', host: '127.0.0.1', port, webProcesses },
    ...{ environment: shared, logFile: log },
  });
  fs.closeSync(log);
  const stop = async () => {
    await stopChild(server, 10_000);
    await cluster.remove();
  };
  onEnd(() => stopChild(server, 10_000));
  try {
    await waitUntilHealthy(server, address);
  } catch (error) {
    await stop();
    throw error;
  }
  const tested = { EVENHAND_TEST_URL: address, EVENHAND_TEST_DATABASE_LOG: cluster.logFile };
  return {
    environment: { ...shared, DATABASE_URL: ownerUrl, ...tested },
    pid: server.pid ?? 0,
    stop,
  };
}

/** A port of loopback that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
