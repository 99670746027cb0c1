import { drainWaitingLine } from '@/lib/assignment';
import { now, withClock, monotonicMs } from '@/lib/platform/clock';
import { buildFirm } from '@/tests/integration/build-firm';
import { fillWaitingLine } from '@/tests/integration/fill-waiting-line';
import { meanFloor } from './engine';
import type { Floor, FloorFigures } from './floor';
import { costly, meanCost, together, type Cost, type Load } from './load';
import type { SpeedOptions } from './options';

const WAITING = 1000;
const ATTORNEYS = 10;
const DAY_MS = 86_400_000;
/** The floor's transactions beside which draining is measured. */
const FLOOR_CLIENTS = 8;

export interface DrainFigures {
  readonly waiting: number;
  readonly floor: FloorFigures;
  readonly perSecond: number;
  readonly ratio: number;
  readonly cost: Cost;
}

/** A firm of ten with a thousand waiting cases: how many a second find their attorney. */
export async function measureDrain(
  floor: Floor,
  clusterPid: number,
  { seconds, rounds }: SpeedOptions,
): Promise<DrainFigures> {
  const floors: FloorFigures[] = [];
  const drains: { load: Load; cost: Cost }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const firmId = await foundWithLine();
    floors.push(await floor.measure(FLOOR_CLIENTS, seconds));
    const drained = await costly(clusterPid, () => drain(firmId));
    // The first is slower: code and plans are made.
    if (round > 0) drains.push(drained);
  }
  const floorFigures = meanFloor(floors);
  const { perSecond } = together(drains.map(({ load }) => load));
  const ratio = perSecond / floorFigures.perSecond;
  return { waiting: WAITING, floor: floorFigures, perSecond, ratio, cost: meanCost(drains) };
}

async function drain(firmId: string): Promise<Load> {
  const startedMs = monotonicMs();
  const done = await drainWaitingLine(firmId);
  const tookMs = monotonicMs() - startedMs;
  if (done !== WAITING) throw new Error(`Of ${WAITING} waiting cases ${done} were placed.`);
  return {
    atOnce: 1,
    perSecond: (done * 1000) / tookMs,
    p50Ms: tookMs,
    p95Ms: tookMs,
    p99Ms: tookMs,
    done,
  };
}

async function foundWithLine(): Promise<string> {
  const foundedMs = now().getTime() - 60 * DAY_MS;
  const firm = await withClock(
    () => new Date(foundedMs),
    () =>
      buildFirm(
        Array.from({ length: ATTORNEYS }, (_, nth) => ({
          name: `Attorney ${nth + 1}`,
          capacity: 100,
        })),
      ),
  );
  await fillWaitingLine(firm, WAITING);
  return firm.firmId;
}
