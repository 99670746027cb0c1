import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests of the pure core alone, for mutation testing: they need no set-up at all. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    include: ['lib/assignment/core/**/*.test.ts', 'tests/core/**/*.test.ts'],
    testTimeout: 30_000,
    // Each mutant runs them all: a few runs of a property that fail often find it as well.
    env: { PROPERTY_RUNS: '40' },
  },
});
