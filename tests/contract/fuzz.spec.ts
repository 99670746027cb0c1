import { disconnect } from '@/lib/platform/db/client';
import { checkFirm } from '@/lib/tools/doctor';
import { buildPeople } from '@/scripts/fuzz/people';
import { runFuzz } from '@/scripts/fuzz/run';
import { expect, test } from './fixtures';

const REQUESTS = 2_000;
const SEED = 20_261_129;

test('2,000 mutated requests to every entry point of the build leave no 5xx, none unanswered, and nothing broken', async ({
  baseURL,
}) => {
  test.setTimeout(300_000);
  const people = await buildPeople();
  const result = await runFuzz(people, {
    url: baseURL ?? '',
    ...{ requests: REQUESTS, seed: SEED, concurrency: 4 },
  });
  const broken = await checkFirm(people.firmId);
  await disconnect();
  expect(result.failures.join('\n\n')).toBe('');
  expect(broken).toEqual([]);
  // Most got through to something, so that the fuzz is not about one refusal.
  expect(result.counts['200'] ?? 0).toBeGreaterThan(REQUESTS / 10);
});
