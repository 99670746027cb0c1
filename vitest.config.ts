import path from 'node:path';
import { defineConfig } from 'vitest/config';

const shared = {
  resolve: {
    alias: {
      '@': path.resolve(import.meta.dirname),
      // In the product this import keeps server code out of browsers; tests are no browser.
      'server-only': path.resolve(import.meta.dirname, 'node_modules/server-only/empty.js'),
    },
  },
};

/** Ends what hangs on any machine; it does not measure. */
const TIME_TO_HANG_MS = 300_000;

const isolated = { pool: 'forks', restoreMocks: true } as const;

/**
 * What these look at belongs to a process: the jobs that are registered, its timers and listeners,
 * every statement that it sends. Those of the intake pages put a visitor's headers in place of the
 * framework's, which only modules see that were not loaded before.
 */
const ALONE = [
  'app/intake/**/*.integration.test.ts',
  'app/api/v1/readiness.integration.test.ts',
  'lib/platform/live/live.integration.test.ts',
  'lib/worker/{anchor-access,maintenance,runner}.integration.test.ts',
  'tests/integration/walls-hide.integration.test.ts',
];

const integration = {
  ...isolated,
  include: ['{lib,app,scripts,tests}/**/*.integration.test.ts'],
  globalSetup: ['tests/integration/cluster.ts'],
  setupFiles: ['tests/integration/database-of-file.ts'],
  // One more than small machines have cores: each waits for its database much of the time.
  maxWorkers: 3,
  testTimeout: TIME_TO_HANG_MS,
  hookTimeout: TIME_TO_HANG_MS,
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...isolated,
          name: 'unit',
          include: ['{lib,app,components,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{integration,component}.test.{ts,tsx}', 'lib/platform/db/generated/**'],
          // What these test keeps nothing between calls, so their files may share a process: starting
          // one for each file took longer than the tests.
          isolate: false,
          testTimeout: TIME_TO_HANG_MS,
        },
      },
      {
        ...shared,
        test: {
          ...integration,
          name: 'integration',
          exclude: ALONE,
          // Loading the product and copying a database for each file took a quarter of the time.
          isolate: false,
        },
      },
      { ...shared, test: { ...integration, name: 'integration-alone', include: ALONE } },
    ],
  },
});
