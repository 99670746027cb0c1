import type { AbsenceWindow } from '@/lib/assignment/core';
import { deadlineReader, factsOf, startRun, type CaseRun } from './case-run';
import { EventQueue } from './event-queue';
import { absencesOf } from './open-firm';
import type { Instance } from './schema';

/** What can happen, in the order in which the things of one instant do. */
export const RANK = {
  'stage-end': 0,
  'absence-end': 1,
  join: 2,
  leave: 3,
  'absence-begin': 4,
  arrival: 5,
  day: 6,
} as const;

export type Happening =
  | { readonly kind: 'stage-end'; readonly run: CaseRun; readonly planVersion: number }
  | {
      readonly kind: 'absence-end' | 'absence-begin';
      readonly id: string;
      readonly window: AbsenceWindow;
    }
  | { readonly kind: 'join' | 'leave'; readonly id: string }
  | { readonly kind: 'arrival'; readonly run: CaseRun }
  | { readonly kind: 'day' };

export type SimulationEvent = Happening & { readonly atMs: number; readonly rank: number };

/** Everything that is still to happen. */
export class Timeline {
  private readonly queue = new EventQueue<SimulationEvent>();
  private arrivalsToCome = 0;

  add(atMs: number, happening: Happening): void {
    if (happening.kind === 'arrival') this.arrivalsToCome += 1;
    this.queue.add({ ...happening, atMs, rank: RANK[happening.kind] });
  }

  /** The next instant at which something happens; null when all that matters is over. */
  nextInstant(endMs: number): number | null {
    const next = this.queue.peek();
    if (!next || (next.atMs > endMs && this.arrivalsToCome === 0)) return null;
    return next.atMs;
  }

  /** Takes all events of this instant up to a rank. */
  takeUpTo(atMs: number, rank: number): SimulationEvent[] {
    const taken: SimulationEvent[] = [];
    for (let next = this.queue.peek(); next; next = this.queue.peek()) {
      if (next.atMs !== atMs || next.rank > rank) break;
      this.queue.take();
      if (next.kind === 'arrival') this.arrivalsToCome -= 1;
      taken.push(next);
    }
    return taken;
  }
}

/** The first instant of an instance, warm-up included. */
export function firstInstantOf(instance: Instance): number {
  return instance.cases.reduce(
    (first, { arrivesAt }) => Math.min(first, arrivesAt),
    instance.start,
  );
}

/** The timeline of an instance before anything has happened: who comes and goes, what arrives. */
export function timelineOf(instance: Instance): Timeline {
  const timeline = new Timeline();
  for (const attorney of instance.attorneys) {
    const { id, joinsAt, leavesAt } = attorney;
    if (joinsAt) timeline.add(joinsAt, { kind: 'join', id });
    if (leavesAt) timeline.add(leavesAt, { kind: 'leave', id });
    for (const window of absencesOf(attorney)) {
      timeline.add(window.startsAtMs, { kind: 'absence-begin', id, window });
      timeline.add(window.endsAtMs, { kind: 'absence-end', id, window });
    }
  }
  addArrivals(timeline, instance);
  timeline.add(firstInstantOf(instance), { kind: 'day' });
  return timeline;
}

/** A case that arrives twice is one case: only its first arrival counts. */
function addArrivals(timeline: Timeline, instance: Instance): void {
  const deadlineOf = deadlineReader(instance.timeZone);
  const known = new Set<string>();
  const inOrder = [...instance.cases].sort((a, b) => a.arrivesAt - b.arrivesAt);
  for (const source of inOrder) {
    if (known.has(source.id)) continue;
    known.add(source.id);
    const facts = factsOf(source, instance.rules, deadlineOf(source.deadline));
    timeline.add(source.arrivesAt, { kind: 'arrival', run: startRun(source, facts) });
  }
}
