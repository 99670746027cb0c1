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
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json']],
  use: {
    baseURL,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
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
