import { expect, it } from 'vitest';
import { runOutbox } from './run-outbox';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

it('loses, invents and disorders nothing when workers are killed and the receiver often fails', async () => {
  const report = await runOutbox(process.env.DATABASE_URL ?? '', {
    events: 240,
    firms: 3,
    workers: 2,
    failing: 0.3,
    killEveryDeliveries: 120,
    patienceMs: 150_000,
  });
  expect(report).toMatchObject({ missing: 0, ghosts: 0, outOfOrder: 0 });
  expect(report.rolledBack).toBeGreaterThan(0);
  expect(report.kills).toBeGreaterThan(0);
});
