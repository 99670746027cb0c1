import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runOutbox } from './run-outbox';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

beforeAll(() => {
  vi.stubEnv('EVENHAND_OUTBOUND_LOOPBACK', 'allow');
});
afterAll(() => {
  vi.unstubAllEnvs();
});

it('tells consumers and webhooks all, in order and signed, when workers are killed and the receiver often fails', async () => {
  const report = await runOutbox(process.env.DATABASE_URL ?? '', {
    events: 160,
    firms: 3,
    workers: 2,
    failing: 0.3,
    killEveryDeliveries: 100,
    patienceMs: 150_000,
  });
  expect(report).toMatchObject({ missing: 0, ghosts: 0, outOfOrder: 0, unsigned: 0 });
  expect(report.webhooks).toBeGreaterThan(0);
  expect(report.rolledBack).toBeGreaterThan(0);
  expect(report.kills).toBeGreaterThan(0);
});
