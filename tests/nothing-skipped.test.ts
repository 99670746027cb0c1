import fs from 'node:fs';
import { expect, test } from 'vitest';

const FILES = fs
  .globSync('{app,components,e2e,lib,scripts,tests}/**/*.{test,spec}.{ts,tsx}')
  .filter((file) => !file.endsWith('nothing-skipped.test.ts'));

/** Tests that mean something in some places only, and which. */
const SOMEWHERE: Readonly<Record<string, string>> = {
  'lib/platform/db/embedded.integration.test.ts': 'root alone has another user serve its database',
};

const matching = (pattern: RegExp) =>
  FILES.filter((file) => pattern.test(fs.readFileSync(file, 'utf8')));

test('no test is skipped, expected to fail or left for later', () => {
  expect(FILES.length).toBeGreaterThan(200);
  const found = matching(/\.(?:skip|skipIf|runIf|todo|fixme|fails|only)\b/);
  expect(found.sort()).toEqual(Object.keys(SOMEWHERE).sort());
});

test('no test reads what lies outside of the repository', () => {
  const outside = /['"`/]\.\.\/shared\/(?:data|instances|scenarios)|resolve\(\s*'\.\.'/;
  expect(matching(outside)).toEqual([]);
});
