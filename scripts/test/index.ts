// Runs all tests, or with `--only types|lint|unit|components|integration|e2e [FILTER …]` some of them; with `--check` what an
// ordinary change can break, with `--watch [FILTER …]` unit tests whenever a file is saved. Two lanes
// run beside each other; the browser tests come last and alone, because they measure patience.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fail, step } from '../bootstrap/terminal.mjs';
import { buildProduct } from '../lib/build';
import { endEverything, endSignal, endWhenAsked, onEnd } from '../lib/ending';
import { generateClient, generateRouteTypes } from '../lib/generate';
import { listChangedFiles } from './changed-files';
import { findChromium } from './chromium';
import type { Count } from './results';
import {
  components,
  format,
  lint,
  lintOf,
  playwright,
  type Result,
  type Stage,
  typecheck,
  vitest,
  watch,
} from './stages';

const choices = ['types', 'lint', 'unit', 'components', 'integration', 'e2e'] as const;
type Choice = (typeof choices)[number];

const results: Count[] = [];
/** What failed, by name: the last lines of a long output are what its reader sees. */
const failures: string[] = [];

async function perform(stage: Stage): Promise<void> {
  const startedAt = performance.now();
  const result: Result = await stage.run().catch((error: unknown) => ({
    count: { passed: 0, failed: 1 },
    output: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
  }));
  if (endSignal.aborted) return;
  const { count, output, failures: names = [] } = result;
  results.push(count);
  if (count.failed > 0) {
    failures.push(...(names.length > 0 ? names : [stage.label]).map((name) => `  ✗ ${name}`));
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const mark = count.failed === 0 ? '✓' : '✗';
  const figures = `${count.passed} passed, ${count.failed} failed`;
  process.stderr.write(`  ${mark} ${stage.label}: ${figures} ${seconds} s\n`);
  if (count.failed > 0) process.stderr.write(`\n${output.trim()}\n\n`);
}

async function lane(stages: readonly Stage[]): Promise<void> {
  for (const stage of stages) await perform(stage);
}

const build: Stage = {
  label: 'Build',
  async run() {
    await buildProduct();
    return { count: { passed: 1, failed: 0 }, output: '' };
  },
};

async function runAll(only: Choice | null, filters: readonly string[]): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-results-'));
  onEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));
  const wants = (choice: Choice) => only === null || only === choice;
  await step('Generated code', generateCode);
  let browser: string | null = null;
  const useBrowser = async () => browser ?? (browser = await findChromium());
  if (wants('e2e') || wants('components')) await step('Browser', useBrowser);
  await Promise.all([
    lane([
      ...(wants('types') ? [typecheck] : []),
      ...(wants('lint') ? [format] : []),
      ...(wants('components') ? [components(useBrowser, scratch, filters)] : []),
      ...(wants('e2e') ? [build] : []),
    ]),
    lane([
      ...(wants('lint') ? lint : []),
      ...(wants('unit') ? [vitest('Unit and property tests', 'unit', scratch, filters)] : []),
      ...(wants('integration')
        ? [vitest('Integration tests', 'integration', scratch, filters)]
        : []),
    ]),
  ]);
  if (wants('e2e')) await perform(playwright(useBrowser, scratch, filters));
}

/** What types, lint and tests read and no hand writes. */
async function generateCode(): Promise<string> {
  const [client] = await Promise.all([generateClient(), generateRouteTypes()]);
  return client;
}

/** What an ordinary change can break, of the files that it touches. */
async function check(): Promise<void> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-results-'));
  onEnd(() => fs.rmSync(scratch, { recursive: true, force: true }));
  await step('Generated code', generateCode);
  const changed = listChangedFiles();
  await Promise.all([
    lane([typecheck, ...(changed ? lintOf(changed) : [format, ...lint])]),
    lane([vitest('Unit and property tests', 'unit', scratch, [])]),
  ]);
}

async function runAsAsked(): Promise<void> {
  const [mode, ...filters] = process.argv.slice(2);
  if (mode === '--watch') process.exit(await watch(filters));
  if (mode === '--check') return check();
  const { only, filters: asked } = readArguments();
  await runAll(only, asked);
}

function readArguments(): { only: Choice | null; filters: string[] } {
  const args = process.argv.slice(2);
  if (args[0] !== '--only') return { only: null, filters: args };
  const only = choices.find((choice) => choice === args[1]);
  if (only) return { only, filters: args.slice(2) };
  throw new Error(`--only knows ${choices.join(', ')}; it was given "${args[1] ?? ''}".`);
}

endWhenAsked();
try {
  await runAsAsked();
  await endEverything();
} catch (error) {
  await endEverything();
  fail(error);
}
if (failures.length > 0) process.stderr.write(`\nFailed:\n${failures.join('\n')}\n`);
const passed = results.reduce((sum, count) => sum + count.passed, 0);
const failed = results.reduce((sum, count) => sum + count.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
