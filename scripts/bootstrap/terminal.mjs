// Runs on every Node from 20.19, before anything is installed.
import { performance } from 'node:perf_hooks';

/**
 * Prints one line for a step: what happened and how long it took.
 *
 * @template T
 * @param {string} label what the step does, as shown while it runs
 * @param {() => T | Promise<T>} work returns a word about the outcome, or nothing
 */
export async function step(label, work) {
  const startedAt = performance.now();
  const result = await work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const remark = typeof result === 'string' ? ` (${result})` : '';
  process.stderr.write(`  ✓ ${label}${remark} ${seconds} s\n`);
  return result;
}

/** @param {string} text a remark that belongs to the step being run */
export function note(text) {
  process.stderr.write(`    ${text}\n`);
}

/**
 * Prints why the command cannot go on and what a person can do about it, then ends the process.
 *
 * @param {unknown} error one with a `remedy`, or any other
 * @returns {never}
 */
export function fail(error) {
  if (error instanceof Error && 'remedy' in error) {
    process.stderr.write(`\n  ✗ ${error.message}\n    → ${String(error.remedy)}\n\n`);
  } else {
    process.stderr.write(`\n  ✗ ${error instanceof Error ? error.stack : String(error)}\n\n`);
  }
  process.exit(1);
}

/** Something on the machine is in the way; the remedy says what a person can do. */
export class BootstrapError extends Error {
  /**
   * @param {string} message
   * @param {string} remedy
   */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}
