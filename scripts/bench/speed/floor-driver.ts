import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { ATTORNEYS, FIRMS, STATEMENTS } from './floor-statements';

const { url, clients, seconds } = workerData as { url: string; clients: number; seconds: number };

function upTo(most: number): number {
  return 1 + Math.floor(Math.random() * most);
}

async function run(client: pg.Client, untilMs: number): Promise<number> {
  let done = 0;
  while (performance.now() < untilMs) {
    const values = [upTo(FIRMS), upTo(ATTORNEYS)];
    await client.query('BEGIN');
    for (const [nth, text] of STATEMENTS.entries()) {
      const wanted = text.includes('$2') ? values : values.slice(0, 1);
      await client.query({ name: `floor_${nth}`, text, values: wanted });
    }
    await client.query('COMMIT');
    done += 1;
  }
  return done;
}

const connections = await Promise.all(
  Array.from({ length: clients }, async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  }),
);
const untilMs = performance.now() + seconds * 1000;
const counts = await Promise.all(connections.map((client) => run(client, untilMs)));
await Promise.all(connections.map((client) => client.end()));
parentPort?.postMessage(counts.reduce((sum, count) => sum + count, 0));
