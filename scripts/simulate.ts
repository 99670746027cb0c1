import { createWriteStream, readFileSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { STRATEGIES } from '@/lib/assignment/core';
import { instanceSchema, type Instance } from '@/lib/tools/simulation/schema';
import { simulate, type DecisionLine } from '@/lib/tools/simulation/simulation';
import type { Summary } from '@/lib/tools/simulation/metrics';

const USAGE = `Usage: npm run simulate -- INSTANCE.json[.gz] [--strategy S] [--out decisions.jsonl]

Replays a stream of arriving cases through the rules with a virtual clock.
Standard output (or --out) gets one JSON line a decision and a summary as the last line;
progress and a readable summary go to standard error.

  --strategy  ${STRATEGIES.join(', ')}; instead of the instance's own
  --out       write the lines to this file instead of standard output`;

class UsageError extends Error {}

function readInstance(file: string, strategy: string | undefined): Instance {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const parsed = instanceSchema.safeParse(JSON.parse(text));
  if (!parsed.success) {
    throw new UsageError(`${file} is not an instance:\n${z.prettifyError(parsed.error)}`);
  }
  if (strategy === undefined) return parsed.data;
  const known = STRATEGIES.find((code) => code === strategy);
  if (!known)
    throw new UsageError(`--strategy ${strategy}: choose one of ${STRATEGIES.join(', ')}.`);
  return { ...parsed.data, rules: { ...parsed.data.rules, strategy: known } };
}

/** Gathers lines into larger writes, since a call to the system for each would take most time. */
class LineWriter {
  private pending: string[] = [];

  constructor(private readonly stream: Writable) {}

  write(line: unknown): void {
    this.pending.push(JSON.stringify(line));
    if (this.pending.length >= 1000) this.flush();
  }

  private flush(): void {
    if (this.pending.length > 0) this.stream.write(`${this.pending.join('\n')}\n`);
    this.pending = [];
  }

  async close(): Promise<void> {
    this.flush();
    await new Promise<void>((resolve, reject) => {
      this.stream.once('error', reject);
      this.stream.write('', () => resolve());
    });
  }
}

function reportProgress(total: number): (arrived: number) => void {
  const isTerminal = process.stderr.isTTY;
  return (arrived) => {
    if (!isTerminal && arrived % 10_000 !== 0) return;
    const filled = Math.round((30 * arrived) / total);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)}`;
    process.stderr.write(`${isTerminal ? '\r' : ''}${bar} ${arrived} of ${total} cases`);
    if (!isTerminal || arrived >= total) process.stderr.write('\n');
  };
}

function percentOf(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function describe(instance: Instance, summary: Summary, costPerCase: number): string {
  const rows: readonly (readonly [string, string])[] = [
    ['strategy', instance.rules.strategy],
    ['cases', `${summary.cases}: ${summary.assigned} placed, ${summary.waiting} waiting`],
    ['handoffs', String(summary.handoffs)],
    ['capacity breaches', String(summary.breaches)],
    ['wait', `mean ${summary.waitMeanDays} days, p95 ${summary.waitP95Days} days`],
    ['expertise match', `${percentOf(summary.match)}, hard cases ${percentOf(summary.hard)}`],
    ['evenness', summary.evenness.toFixed(3)],
    ['share deviation', percentOf(summary.share)],
    ['flood', summary.flood.toFixed(2)],
    ['late', percentOf(summary.late)],
    ['continuity', percentOf(summary.continuity)],
    ['cost per case', costPerCase.toFixed(1)],
    ['one decision', `${summary.decisionMicros} µs`],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(20)}${value}`);
  return `${instance.name}\n${lines.join('\n')}\n`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { strategy: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [file, ...more] = positionals;
  if (values.help) {
    process.stderr.write(`${USAGE}\n`);
    return;
  }
  if (!file || more.length > 0) throw new UsageError(USAGE);
  const instance = readInstance(file, values.strategy);
  const writer = new LineWriter(values.out ? createWriteStream(values.out) : process.stdout);
  const { summary, costPerCase } = simulate(instance, {
    onLine: (line: DecisionLine) => writer.write(line),
    onProgress: reportProgress(instance.cases.length),
    stopwatch: () => performance.now(),
  });
  writer.write({ summary });
  await writer.close();
  process.stderr.write(describe(instance, summary, costPerCase));
}

main().catch((error: unknown) => {
  const isExpected = error instanceof UsageError || (error as { code?: string }).code === 'ENOENT';
  process.stderr.write(isExpected ? `${(error as Error).message}\n` : `${String(error)}\n`);
  process.exitCode = 1;
});
