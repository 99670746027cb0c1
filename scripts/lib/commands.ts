import { spawn, type SpawnOptions } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { checkout } from './checkout';
import { endSignal } from './ending';

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it printed; standard error only where that does not go to the terminal. */
  readonly output: string;
}

/** Arguments with which our Node runs a TypeScript program of this checkout. */
export function programArguments(file: string, args: readonly string[] = []): string[] {
  const loader = import.meta.resolve('tsx');
  return ['--conditions=react-server', '--import', loader, path.join(checkout, file), ...args];
}

/** Path of a package's command line program, to run with our Node. */
export function packageProgram(...segments: string[]): string {
  return path.join(checkout, 'node_modules', ...segments);
}

/** Runs our Node with these arguments in the checkout, without a word to the terminal. */
export function runQuietly(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Outcome> {
  return capture(args, environment, ['ignore', 'pipe', 'pipe']);
}

/** Runs a program of this checkout and answers what it printed; its progress goes to the terminal. */
export function captureProgram(
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Outcome> {
  return capture(programArguments(file, args), environment, ['ignore', 'pipe', 'inherit']);
}

/** Runs a program of this checkout with this terminal; answers its exit code. */
export function runProgram(
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, programArguments(file, args), {
      // File names in arguments are meant from where the person typed them.
      cwd: process.env.EVENHAND_STARTED_IN ?? checkout,
      stdio: 'inherit',
      env: { ...environment, TSX_TSCONFIG_PATH: path.join(checkout, 'tsconfig.json') },
    });
    endSignal.addEventListener('abort', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      resolve(code ?? 128 + (signal ? os.constants.signals[signal] : 1)),
    );
  });
}

function capture(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  stdio: SpawnOptions['stdio'],
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: checkout, stdio, env: environment });
    endSignal.addEventListener('abort', () => child.kill('SIGTERM'));
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, output }));
  });
}
