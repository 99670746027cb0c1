import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from '../lib/checkout';
import { packageProgram, type Outcome, runQuietly } from '../lib/commands';
import {
  type Count,
  countPlaywright,
  countStep,
  countVitest,
  listPlaywrightFailures,
  listVitestFailures,
} from './results';
import { chromiumArguments } from './chromium';
import { startProductForTests } from './product';

export interface Result {
  readonly count: Count;
  readonly output: string;
  /** The tests that failed, where the stage knows them by name. */
  readonly failures?: readonly string[];
}

export interface Stage {
  readonly label: string;
  run(): Promise<Result>;
}

const environment = { ...process.env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' };

function tool(label: string, program: string, args: readonly string[]): Stage {
  return {
    label,
    async run() {
      const { code, output } = await runQuietly([program, ...args], environment);
      return { count: countStep(code), output };
    },
  };
}

export const typecheck: Stage = tool('Types', packageProgram('typescript-native', 'bin', 'tsc'), [
  ...['--noEmit', '-p', '.'],
]);

export const lint: readonly Stage[] = [
  tool('Lint', packageProgram('oxlint', 'bin', 'oxlint'), []),
  tool('Import directions', packageProgram('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), [
    ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
    ...['app', 'components', 'lib', 'scripts'],
  ]),
];

export const format: Stage = tool('Format', packageProgram('oxfmt', 'bin', 'oxfmt'), ['--check']);

const CODE = /\.(?:[cm]?js|tsx?)$/;

/** Lint and format of some files alone. */
export function lintOf(files: readonly string[]): readonly Stage[] {
  const code = files.filter((file) => CODE.test(file));
  const quiet = '--no-error-on-unmatched-pattern';
  if (code.length === 0) return [];
  return [
    tool('Format', packageProgram('oxfmt', 'bin', 'oxfmt'), ['--check', quiet, ...code]),
    tool('Lint', packageProgram('oxlint', 'bin', 'oxlint'), [quiet, ...code]),
  ];
}

/** One of vitest's projects. */
export function vitest(
  label: string,
  project: string,
  scratch: string,
  filters: readonly string[],
): Stage {
  return {
    label,
    run: () =>
      runVitest(project, ['--project', `${project}*`, ...filters], scratch, { EVENHAND_DEMO: '0' }),
  };
}

/** Components in a real browser. */
export function components(
  findBrowser: () => Promise<string>,
  scratch: string,
  filters: readonly string[],
): Stage {
  return {
    label: 'Component tests',
    async run() {
      const browser = await findBrowser();
      return runVitest(
        'components',
        ['--config', 'vitest.components.config.ts', ...filters],
        scratch,
        browserEnvironment(browser),
      );
    },
  };
}

const browserEnvironment = (browser: string) => ({
  CHROMIUM_PATH: browser,
  CHROMIUM_ARGUMENTS: chromiumArguments.join(' '),
});

/** Unit tests that run again whenever a file they read is saved, until someone ends them. */
export function watch(filters: readonly string[]): Promise<number | null> {
  const args = [packageProgram('vitest', 'vitest.mjs'), '--project', 'unit', ...filters];
  const child = spawn(process.execPath, args, {
    cwd: checkout,
    stdio: 'inherit',
    env: { ...process.env, EVENHAND_DEMO: '0' },
  });
  return new Promise((resolve) => child.once('exit', resolve));
}

async function runVitest(
  name: string,
  args: readonly string[],
  scratch: string,
  variables: Readonly<Record<string, string>>,
) {
  const report = path.join(scratch, `${name}.json`);
  const { code, output } = await runQuietly(
    [
      ...[packageProgram('vitest', 'vitest.mjs'), 'run', ...args],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { ...environment, ...variables },
  );
  return { count: countVitest(report, code), output, failures: listVitestFailures(report) };
}

/** Playwright against the production build, with a server and a database of its own. */
export function playwright(
  findBrowser: () => Promise<string>,
  scratch: string,
  filters: readonly string[],
): Stage {
  return {
    label: 'Contract and end-to-end tests',
    async run() {
      const report = path.join(scratch, 'playwright.json');
      const browser = await findBrowser();
      const product = await startProductForTests(path.join(scratch, 'server.log'));
      const run = (reportFile: string, args: readonly string[]): Promise<Outcome> =>
        runQuietly([packageProgram('@playwright', 'test', 'cli.js'), 'test', ...args], {
          ...environment,
          ...product.environment,
          // Fixtures build firms with the product's own services, which are server code.
          NODE_OPTIONS: '--conditions=react-server',
          LOG_LEVEL: 'error',
          ...browserEnvironment(browser),
          PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
        });
      try {
        const { code, output } = await run(report, filters);
        const count = countPlaywright(report, code);
        if (count.failed === 0) return { count, output };
        const log = fs.readFileSync(path.join(scratch, 'server.log'), 'utf8').slice(-5_000);
        // Traces slow every test down, so they are made of what failed alone. The
        // second run explains; it does not change what the first one counted.
        const again = await run(`${report}.again`, ['--last-failed', '--trace=on']);
        const explained = `Run again for its traces (test-results/):\n${again.output}`;
        return {
          count,
          failures: listPlaywrightFailures(report),
          output: [output, `The server's last words:\n${log}`, explained].join('\n'),
        };
      } finally {
        await product.stop();
      }
    },
  };
}
