import { monotonicMs, now, withClock } from '@/lib/platform/clock';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { percentile } from '../pages/measure';
import { costly, meanCost, type Cost, type Load } from './load';
import type { SpeedOptions } from './options';

const DAY_MS = 86_400_000;
const SIZES = [4, 40] as const;
const BATCH = 20;

export interface SizeFigures {
  readonly attorneys: number;
  readonly p50Ms: number;
  readonly cost: Cost;
}

interface Measured {
  readonly attorneys: number;
  readonly firm: BuiltFirm;
  readonly times: number[];
  readonly costs: { load: Load; cost: Cost }[];
}

/** What one assignment costs in a small firm and in a large one, asked in turn. */
export async function measureSizes(
  clusterPid: number,
  { seconds, rounds }: SpeedOptions,
): Promise<SizeFigures[]> {
  const measured: Measured[] = [];
  for (const attorneys of SIZES) {
    const firm = await found(attorneys);
    for (let nth = 0; nth < 10; nth += 1) await openCase(firm);
    measured.push({ attorneys, firm, times: [], costs: [] });
  }
  const untilMs = monotonicMs() + seconds * rounds * SIZES.length * 1000;
  while (monotonicMs() < untilMs && (measured[0]?.times.length ?? 0) < 300) {
    for (const one of measured) one.costs.push(await costly(clusterPid, () => batch(one)));
  }
  return measured.map(({ attorneys, times, costs }) => ({
    attorneys,
    p50Ms: percentile(times, 0.5),
    cost: meanCost(costs),
  }));
}

async function batch({ firm, times }: Measured): Promise<Load> {
  for (let nth = 0; nth < BATCH; nth += 1) {
    const startedMs = monotonicMs();
    await openCase(firm);
    times.push(monotonicMs() - startedMs);
  }
  return { atOnce: 1, perSecond: 0, p50Ms: 0, p95Ms: 0, p99Ms: 0, done: BATCH };
}

// Founded so long ago that no one is new any more, with room for everything.
function found(attorneys: number): Promise<BuiltFirm> {
  const foundedMs = now().getTime() - 60 * DAY_MS;
  return withClock(
    () => new Date(foundedMs),
    () =>
      buildFirm(
        Array.from({ length: attorneys }, (_, nth) => ({
          name: `Attorney ${nth + 1}`,
          capacity: 100,
        })),
      ),
  );
}
