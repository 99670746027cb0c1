import { expect, it } from 'vitest';
import { runFaults, type FaultOptions } from './run-faults';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

// Proof that the fault run can fail. In a file of its own, because what it leaves behind is damaged.
const CROWDED: FaultOptions = {
  assigners: 12,
  processes: 3,
  cases: 150,
  firms: 1,
  attorneysPerFirm: 4,
  capacity: 20,
  protection: 'whole',
};
const ownerUrl = () => process.env.DATABASE_URL ?? '';

it('refuses the person who comes second, and damages nothing, when only the lock is missing', async () => {
  const { report } = await runFaults(ownerUrl(), { ...CROWDED, protection: 'without-lock' });
  expect(report).toMatchObject({ lost: 0, doubled: 0, overCapacity: 0, drift: 0 });
  expect(report.refused).toBeGreaterThan(0);
});

it('damages the counters when the guards behind the lock are missing too', async () => {
  const { report, findings } = await runFaults(ownerUrl(), {
    ...CROWDED,
    protection: 'without-lock-and-guards',
  });
  expect(report.overCapacity + report.drift).toBeGreaterThan(0);
  expect(findings.map(({ check }) => check)).toContain('counters');
});
