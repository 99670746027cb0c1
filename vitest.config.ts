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

const isolated = { pool: 'forks', restoreMocks: true } as const;

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          ...isolated,
          name: 'unit',
          include: ['{lib,app,components,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.integration.test.ts', 'lib/db/generated/**'],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          ...isolated,
          name: 'integration',
          include: ['{lib,app,scripts,tests}/**/*.integration.test.ts'],
          globalSetup: ['tests/integration/cluster.ts'],
          setupFiles: ['tests/integration/database-per-file.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
