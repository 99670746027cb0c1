import { expect, it } from 'vitest';
import { runFaults, type FaultOptions } from './run-faults';
import { useOwnDatabase } from '@/tests/integration/test-database';

await useOwnDatabase();

const SMALL: FaultOptions = {
  assigners: 8,
  processes: 2,
  cases: 200,
  firms: 1,
  attorneysPerFirm: 4,
  capacity: 30,
  killEveryAnswers: 40,
  protection: 'whole',
};

it('loses, doubles and overfills nothing when assigners are killed in the middle of their work', async () => {
  const { report, findings } = await runFaults(process.env.DATABASE_URL ?? '', SMALL);
  expect(findings).toEqual([]);
  expect(report).toMatchObject({ lost: 0, doubled: 0, overCapacity: 0, drift: 0 });
  expect(report.kills).toBeGreaterThanOrEqual(3);
});
