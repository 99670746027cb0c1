import { expect, test } from '@playwright/test';
import { disconnect } from '@/lib/platform/db/client';
import { crawlProduct } from '@/scripts/crawl/site';

/** More of them outside CI: `npm run crawl -- --calls 20000`. */
const CALLS = 3000;

test.afterAll(disconnect);

test('no entry point of the build tells another firm’s id, or a walled one, from one that never was', async () => {
  test.setTimeout(1_200_000);
  const report = await crawlProduct(CALLS);
  expect(report.calls).toBeGreaterThanOrEqual(CALLS);
  expect(report.forgotten).toEqual([]);
  expect(report.leaks).toEqual([]);
  // What is one's own is found by the same questions, or finding nothing would prove nothing.
  expect(report.toothless).toEqual([]);
});
