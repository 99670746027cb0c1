import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  countPlaywright,
  countStep,
  countVitest,
  listPlaywrightFailures,
  listVitestFailures,
} from './results';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-results-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

function vitestReport(passed: number, failed: number, failedSuites: number, success: boolean) {
  return report({
    numPassedTests: passed,
    numFailedTests: failed,
    numFailedTestSuites: failedSuites,
    success,
  });
}

it('counts what vitest says', () => {
  expect(countVitest(vitestReport(5, 0, 0, true), 0)).toEqual({ passed: 5, failed: 0 });
  expect(countVitest(vitestReport(4, 1, 1, false), 1)).toEqual({ passed: 4, failed: 1 });
});

it('counts a test file that could not be loaded as a failure', () => {
  expect(countVitest(vitestReport(5, 0, 2, false), 1)).toEqual({ passed: 5, failed: 2 });
});

it('fails a runner that ran nothing, ended badly or left no report', () => {
  expect(countVitest(vitestReport(0, 0, 0, true), 0)).toEqual({ passed: 0, failed: 1 });
  expect(countVitest(vitestReport(5, 0, 0, true), 1)).toEqual({ passed: 5, failed: 1 });
  expect(countVitest(path.join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
  const nothing = report({ stats: { expected: 0, unexpected: 0, flaky: 0 } });
  expect(countPlaywright(nothing, 0)).toEqual({ passed: 0, failed: 1 });
});

it('counts a browser test that needed luck as failed', () => {
  const lucky = report({ stats: { expected: 3, unexpected: 1, flaky: 1 } });
  expect(countPlaywright(lucky, 1)).toEqual({ passed: 3, failed: 2 });
});

it('counts a tool as one', () => {
  expect(countStep(0)).toEqual({ passed: 1, failed: 0 });
  expect(countStep(null)).toEqual({ passed: 0, failed: 1 });
});

it('names what failed, and a file that could not be loaded', () => {
  const vitest = report({
    testResults: [
      {
        name: path.resolve('lib/a.test.ts'),
        status: 'failed',
        assertionResults: [
          { fullName: 'a case is kept', status: 'failed' },
          { fullName: 'a case is found', status: 'passed' },
        ],
      },
      { name: path.resolve('lib/b.test.ts'), status: 'failed', assertionResults: [] },
      { name: path.resolve('lib/c.test.ts'), status: 'passed', assertionResults: [] },
    ],
  });
  expect(listVitestFailures(vitest)).toEqual(['lib/a.test.ts: a case is kept', 'lib/b.test.ts']);
  const spec = (title: string, ok: boolean) => ({ title, file: 'walls.spec.ts', ok });
  const playwright = report({
    suites: [{ specs: [spec('one', true)], suites: [{ specs: [spec('a wall hides', false)] }] }],
  });
  expect(listPlaywrightFailures(playwright)).toEqual(['walls.spec.ts: a wall hides']);
  expect(listVitestFailures(path.join(folder, 'absent.json'))).toEqual([]);
});
