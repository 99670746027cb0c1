import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ENGINE_VERSION } from '@/lib/assignment/core';

test('the bench prints a table of every strategy and says what it could not replay', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      '--conditions=react-server',
      ...['--import', 'tsx', path.join('scripts', 'bench', 'quality', 'index.ts')],
      ...['--kinds', 'year', '--sizes', '2', '--seeds', '1', '--bounds', '0', '--filings', 'none'],
    ],
    { encoding: 'utf8' },
  );
  expect(stderr).toContain('No replay of F2558: none is not there.');
  expect(stdout).toContain(`Engine version ${ENGINE_VERSION}.`);
  expect(stdout).toContain('## Standard years, 2 attorneys');
  expect(stdout).toMatch(/\| round-robin, client first \| \d+\.\d \|/);
  expect(stdout).toContain('| balanced against | lower J |');
  expect(status).toBe(0);
});

test('docs/quality.md is about the engine that decides today', () => {
  const [, version] =
    /^Engine version (\d+)\b/m.exec(fs.readFileSync('docs/quality.md', 'utf8')) ?? [];
  expect(Number(version)).toBe(ENGINE_VERSION);
});
