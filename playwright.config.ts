import { defineConfig } from '@playwright/test';

// `npm test` starts the product and says where it is; see scripts/test/product.ts.
const baseURL = process.env.EVENHAND_TEST_URL;
if (!baseURL) {
  throw new Error('Run `npm test -- --only e2e [FILTER]`: it starts the product for these tests.');
}

export default defineConfig({
  forbidOnly: true,
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // Long enough for any machine: a limit ends what hangs, it does not measure.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json']],
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    // What failed is run once more for its trace; see scripts/test/stages.ts.
    trace: 'off',
    // As long as an expectation waits: a button that never comes is not worth the test's whole time.
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: process.env.CHROMIUM_ARGUMENTS?.split(' ').filter(Boolean),
    },
  },
  projects: [
    { name: 'contract', testDir: 'tests/contract' },
    { name: 'e2e', testDir: 'e2e' },
  ],
});
