import loadHighs from 'highs';
import { caseWeightPoints, wantedLevel } from '@/lib/assignment/core';
import { DAY_MS } from '@/lib/shared/time';
import type { Instance, InstanceCase } from '@/lib/tools/simulation/schema';
import { CHARGES } from '@/lib/tools/simulation/metrics';
import { Program, type Term } from './bound-program';
import { workloadsOf, finishMs, mayTake, type BoundWorkload } from './bound-workloads';

/** What no one can do better than who knows every arrival and duration beforehand. */
export interface Bound {
  /** Cost per case that no placement goes below. */
  readonly costPerCase: number;
  /** Whether the best placement of the model was found; else what was proven in the time given. */
  readonly exact: boolean;
}

/** A case may wait so long in the model; one that waits longer takes no room at all. */
const LONGEST_WAIT_DAYS = 30;

/** One way to place a case: with this attorney, within this day. */
interface Start {
  readonly column: string;
  readonly workload: BoundWorkload;
  readonly startMs: number;
  readonly finishMs: number;
}

/**
 * A lower bound of the cost per case, by a time-indexed program over who takes each case on which
 * day. It relaxes the truth where it must: a case is charged to its workload only at the midnights at
 * which it is surely there, returns for evidence take no room, evenness costs nothing, and a client's
 * cases are compared in order of arrival. For instances without handoffs: no one joins, leaves or
 * takes a long leave.
 */
export async function boundOf(instance: Instance, secondsAllowed: number): Promise<Bound> {
  const text = programOf(instance).toString();
  const highs = await loadHighs();
  return highs.withModel({ format: 'lp', data: text }, (model) => {
    model.options.set({ output_flag: false, time_limit: secondsAllowed, mip_rel_gap: 0.005 });
    model.run();
    const exact = model.getModelStatus() === highs.constants.modelStatus.optimal;
    const proven = Number(model.info.get('mip_dual_bound'));
    return { costPerCase: proven / Math.max(1, instance.cases.length), exact };
  });
}

function programOf(instance: Instance): Program {
  const program = new Program();
  const workloads = workloadsOf(instance);
  const room = new Map<string, { workload: BoundWorkload; terms: Term[] }>();
  const lastOf = new Map<string, readonly Start[]>();
  instance.cases.forEach((each, index) => {
    const starts = startsOf(instance, each, workloads);
    const named = starts.map((start, at) => ({ ...start, column: `x${index}_${at}` }));
    for (const start of named) {
      program.choice(start.column, startCost(each, start));
      takeRoom(room, each, start);
    }
    const beyond = program.choice(`w${index}`, CHARGES.dayWaited * (LONGEST_WAIT_DAYS + 1));
    const once = [...named.map(({ column }) => column), beyond];
    program.demand(
      once.map((column) => ({ factor: 1, column })),
      '=',
      1,
    );
    keepClient(program, index, named, ownerBefore(instance, each, lastOf), workloads);
    lastOf.set(each.clientId, named);
  });
  for (const { workload, terms } of room.values())
    program.demand(terms, '<=', workload.capacityPoints);
  return program;
}

function startsOf(
  instance: Instance,
  each: InstanceCase,
  workloads: readonly BoundWorkload[],
): Omit<Start, 'column'>[] {
  const starts: Omit<Start, 'column'>[] = [];
  for (let day = 0; day <= LONGEST_WAIT_DAYS; day += 1) {
    const startMs = each.arrivesAt + day * DAY_MS;
    for (const workload of workloads) {
      if (!mayTake(instance.rules, workload, each) || isAbsentAt(workload, startMs)) continue;
      starts.push({ workload, startMs, finishMs: finishMs(workload, each, startMs) });
    }
  }
  return starts;
}

function isAbsentAt({ absences }: BoundWorkload, atMs: number): boolean {
  return absences.some(({ startsAtMs, endsAtMs }) => startsAtMs <= atMs && atMs < endsAtMs);
}

function startCost(each: InstanceCase, start: Start): number {
  const level = start.workload.levels[each.visaType] ?? 0;
  const shortfall = CHARGES.shortfall[Math.max(0, wantedLevel(each.complexity) - level)] ?? 0;
  const waited = (start.startMs - each.arrivesAt) / DAY_MS;
  const deadlineMs = each.deadline ? Date.parse(each.deadline) + DAY_MS : Number.POSITIVE_INFINITY;
  return (
    shortfall +
    CHARGES.levelBelowExpert * (3 - level) +
    CHARGES.dayWaited * waited +
    (start.finishMs > deadlineMs ? CHARGES.late : 0)
  );
}

/** Charges the case to its workload at every midnight at which it is there, however late in its day. */
function takeRoom(
  room: Map<string, { workload: BoundWorkload; terms: Term[] }>,
  each: InstanceCase,
  { column, workload, startMs, finishMs: endMs }: Start,
): void {
  for (let atMs = startMs + DAY_MS; atMs < endMs; atMs += DAY_MS) {
    const key = `${workload.id} ${atMs}`;
    const entry = room.get(key) ?? { workload, terms: [] };
    entry.terms.push({ factor: caseWeightPoints(each.complexity), column });
    room.set(key, entry);
  }
}

type Owner = readonly Start[] | string | null;

function ownerBefore(
  { owners }: Instance,
  { clientId }: InstanceCase,
  lastOf: ReadonlyMap<string, readonly Start[]>,
): Owner {
  return lastOf.get(clientId) ?? owners[clientId] ?? null;
}

/** Charges the client's lost attorney: who had them before, is present, and does not get this case. */
function keepClient(
  program: Program,
  index: number,
  starts: readonly Start[],
  owner: Owner,
  workloads: readonly BoundWorkload[],
): void {
  if (owner === null) return;
  for (const workload of workloads) {
    const before =
      typeof owner === 'string' ? [] : owner.filter((start) => start.workload === workload);
    const had = typeof owner === 'string' && owner === workload.id;
    if (before.length === 0 && !had) continue;
    const elsewhere = starts.filter(
      (start) => start.workload !== workload && !isAbsentAt(workload, start.startMs),
    );
    const lost = program.column(`l${index}_${workload.index}`, CHARGES.clientLost);
    program.demand(
      [
        { factor: 1, column: lost },
        ...before.map(({ column }) => ({ factor: -1, column })),
        ...elsewhere.map(({ column }) => ({ factor: -1, column })),
      ],
      '>=',
      had ? 0 : -1,
    );
  }
}
