import { submitCase } from '@/lib/features/cases';
import { openCaseSchema } from '@/lib/contracts/case';
import { systemActor } from '@/lib/platform/auth/actor';
import { POOL_SIZE } from '@/lib/platform/db/pool-size';
import { casesOf } from './arrivals';
import type { Floor, FloorFigures } from './floor';
import type { Installation } from './installation';
import { costly, load, meanCost, together, type Cost, type Load } from './load';
import type { SpeedOptions } from './options';

const WARM_UP_TURNS = 20;

export interface LevelFigures {
  readonly atOnce: number;
  readonly floor: FloorFigures;
  readonly load: Load;
  readonly ratio: number;
}

export interface EngineFigures {
  readonly levels: readonly LevelFigures[];
  readonly cost: Cost;
}

/** `submitCase` in this process and the floor, in turn, so that what else the machine does falls on both. */
export async function measureEngine(
  { firmIds }: Installation,
  floor: Floor,
  clusterPid: number,
  { levels, seconds, rounds }: SpeedOptions,
): Promise<EngineFigures> {
  const next = casesOf(firmIds);
  const open = () => {
    const { firmId, body } = next();
    return submitCase(systemActor(firmId), openCaseSchema.parse(body));
  };
  await warmUp(open);
  const figures: LevelFigures[] = [];
  const costs: { load: Load; cost: Cost }[] = [];
  for (const atOnce of levels) {
    const floors: FloorFigures[] = [];
    const loads: Load[] = [];
    for (let round = 0; round < rounds; round += 1) {
      floors.push(await floor.measure(atOnce, seconds));
      const measured = await costly(clusterPid, () => load(open, atOnce, seconds));
      loads.push(measured.load);
      costs.push(measured);
    }
    figures.push(levelOf(atOnce, floors, loads));
  }
  return { levels: figures, cost: meanCost(costs) };
}

/** Code and, on each connection, plans are made before anything is measured. */
export async function warmUp(work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < WARM_UP_TURNS; turn += 1) {
    await Promise.all(Array.from({ length: POOL_SIZE }, work));
  }
}

/** What was measured at one level, in turn. */
export function levelOf(
  atOnce: number,
  floors: readonly FloorFigures[],
  loads: readonly Load[],
): LevelFigures {
  const floor = meanFloor(floors);
  const measured = together(loads);
  return { atOnce, floor, load: measured, ratio: measured.perSecond / floor.perSecond };
}

/** Several rounds of the floor as one. */
export function meanFloor(floors: readonly FloorFigures[]): FloorFigures {
  const mean = (of: (one: FloorFigures) => number) =>
    floors.reduce((sum, one) => sum + of(one), 0) / Math.max(1, floors.length);
  return { perSecond: mean((one) => one.perSecond), processorMs: mean((one) => one.processorMs) };
}
