import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { SentAssignment } from './own-statements';

/** Of each connection the assignments of its firms. */
const { url, clients } = workerData as {
  url: string;
  clients: readonly (readonly (readonly SentAssignment[])[])[];
};

/** The firms take turns, as they do in the product. */
async function run(
  client: pg.Client,
  firms: readonly (readonly SentAssignment[])[],
): Promise<number> {
  let done = 0;
  const most = Math.max(0, ...firms.map((ofFirm) => ofFirm.length));
  for (let nth = 0; nth < most; nth += 1) {
    for (const ofFirm of firms) {
      for (const packet of ofFirm[nth] ?? []) {
        await Promise.all(
          packet.map(({ values, ...query }) =>
            client.query(values ? { ...query, values: [...values] } : query),
          ),
        );
      }
      done += 1;
    }
  }
  return done;
}

const connections = await Promise.all(
  clients.map(async (firms) => {
    const client = new pg.Client({ connectionString: url, pipeline: true });
    await client.connect();
    return { client, firms };
  }),
);
const startedMs = performance.now();
const counts = await Promise.all(connections.map(({ client, firms }) => run(client, firms)));
const tookMs = performance.now() - startedMs;
await Promise.all(connections.map(({ client }) => client.end()));
parentPort?.postMessage({ done: counts.reduce((sum, count) => sum + count, 0), tookMs });
