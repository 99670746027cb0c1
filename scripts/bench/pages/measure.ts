import { monotonicMs } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { Page } from './page';
import { processorClock } from './processor';
import { sentBy, type Sent } from './statements';

export interface Times {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface PageFigures extends Times, Sent {
  readonly page: string;
  readonly route: string;
  /** Processor time of this process and the database for one opening; null where unknown. */
  readonly processorMs: number | null;
  /** Its median beside that of the baseline, which was asked right before. */
  readonly timesBaseline: number;
}

export interface Measured {
  /** `SELECT 1` in a transaction of the firm: what any page pays at least. */
  readonly baseline: Times;
  readonly pages: readonly PageFigures[];
}

/** Opens every page so often, after it was opened twice to warm it up. */
export async function measurePages(
  firmId: string,
  pages: readonly Page[],
  rounds: number,
  onPage: (figures: PageFigures) => void = () => undefined,
): Promise<Measured> {
  const ask = () => withWholeFirm(firmId, (tx) => tx.$queryRaw`SELECT 1`);
  const processorMs = await processorClock(firmId);
  const figures: PageFigures[] = [];
  const baselines: number[] = [];
  for (const { name, route, open } of pages) {
    await open();
    const sent = await sentBy(open);
    const nearby = await timesOf(ask, rounds);
    const startedMs = processorMs();
    const times = await timesOf(open, rounds);
    const cost = costOf(startedMs, processorMs(), rounds);
    const timesBaseline = round(percentile(times, 0.5) / percentile(nearby, 0.5));
    const one = { page: name, route, ...sent, ...summary(times), processorMs: cost, timesBaseline };
    baselines.push(...nearby);
    figures.push(one);
    onPage(one);
  }
  return { baseline: summary(baselines), pages: figures };
}

async function timesOf(work: () => Promise<unknown>, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const startedMs = monotonicMs();
    await work();
    times.push(monotonicMs() - startedMs);
  }
  return times;
}

function costOf(fromMs: number | null, toMs: number | null, rounds: number): number | null {
  return fromMs === null || toMs === null ? null : round((toMs - fromMs) / rounds);
}

function summary(times: readonly number[]): Times {
  return { p50Ms: round(percentile(times, 0.5)), p95Ms: round(percentile(times, 0.95)) };
}

/** The smallest value that this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
