import { compareText, DAY_MS } from './arithmetic';
import type { CaseFacts, RankedCandidate, Strategy } from './types';
import { latestBeginningMs } from './work-calendar';

/** A case without a deadline, or with a far one, should start at most so long after it arrived. */
const LATEST_START_AFTER_DAYS = 60;
/** How many placeable cases balanced looks at before it places one. */
const LOOKAHEAD_CASES = 25;
/** What it counts as lost when there is no second attorney to take a case. */
const LOSS_WITHOUT_SECOND = 300;
/** What a day since arrival is worth, so that a case that suits no one well is not passed for ever. */
const COST_PER_DAY_WAITED = 10;

/** What the waiting line orders by. */
export type WaitingFacts = Pick<
  CaseFacts,
  'id' | 'priority' | 'deadlineMs' | 'arrivedAtMs' | 'estimatedDays' | 'workCalendar'
>;

/** The instant by which work should begin: deadline less estimated days, or 60 days of waiting. */
export function latestStartMs(facts: WaitingFacts): number {
  const patienceMs = facts.arrivedAtMs + LATEST_START_AFTER_DAYS * DAY_MS;
  if (facts.deadlineMs === null) return patienceMs;
  const workMs = facts.estimatedDays * DAY_MS;
  const beginsMs = facts.workCalendar
    ? latestBeginningMs(facts.workCalendar, facts.deadlineMs, workMs)
    : facts.deadlineMs - workMs;
  return Math.min(beginsMs, patienceMs);
}

/** Orders the waiting line: urgent first, then latest start, then arrival, then id. */
export function compareWaiting(a: WaitingFacts, b: WaitingFacts): number {
  return comparePlaces(
    { facts: a, startMs: latestStartMs(a) },
    { facts: b, startMs: latestStartMs(b) },
  );
}

interface Place<T extends WaitingFacts> {
  readonly facts: T;
  readonly startMs: number;
}

function comparePlaces<T extends WaitingFacts>(a: Place<T>, b: Place<T>): number {
  return (
    Number(b.facts.priority === 'urgent') - Number(a.facts.priority === 'urgent') ||
    a.startMs - b.startMs ||
    a.facts.arrivedAtMs - b.facts.arrivedAtMs ||
    compareText(a.facts.id, b.facts.id)
  );
}

/** The waiting line in order; the given array is left alone. */
export function orderWaitingLine<T extends WaitingFacts>(cases: readonly T[]): T[] {
  // Counting back over a firm's days off costs too much to be done at every comparison.
  const places = cases.map((facts) => ({ facts, startMs: latestStartMs(facts) }));
  return places.sort(comparePlaces).map(({ facts }) => facts);
}

/** The next case to place, and the cases met on the way that fit no one. */
export interface NextFromWaiting<T> {
  readonly next: T | null;
  readonly ranking: readonly RankedCandidate[];
  /** Fit no one now. Placing others frees nothing, so one drain need not look at them again. */
  readonly unplaceable: readonly T[];
}

function isPastLatestStart(facts: WaitingFacts, nowMs: number): boolean {
  return nowMs >= latestStartMs(facts);
}

/**
 * How much placing this case now is worth: what it would lose by going to its second-best attorney,
 * less what its best one costs, more the longer it waits. The cost counts because room that comes
 * free one workload at a time leaves most cases a single attorney: then the one who suits it is taken.
 */
function worthOf(facts: WaitingFacts, ranking: readonly RankedCandidate[], nowMs: number): number {
  const [best, second] = ranking;
  const bestCost = best?.totalCost ?? 0;
  const loss = second ? (second.totalCost ?? 0) - bestCost : LOSS_WITHOUT_SECOND;
  const daysWaited = Math.floor((nowMs - facts.arrivedAtMs) / DAY_MS);
  return Math.min(loss, LOSS_WITHOUT_SECOND) - bestCost + COST_PER_DAY_WAITED * daysWaited;
}

/**
 * Chooses which waiting case is placed next.
 *
 * The simple strategies take the first in line that fits someone. Balanced looks at the first 25
 * that fit someone within one priority and one urgency group (at or past the latest start, or
 * before it) and takes the one that is worth most (`worthOf`).
 *
 * @param line in the order of `orderWaitingLine`
 * @param rankOf ranks the eligible attorneys for a case as things stand; empty when it fits no one
 */
export function chooseNextFromWaiting<T extends WaitingFacts>(
  line: readonly T[],
  strategy: Strategy,
  nowMs: number,
  rankOf: (facts: T) => readonly RankedCandidate[],
): NextFromWaiting<T> {
  const unplaceable: T[] = [];
  const lookahead = strategy === 'balanced' ? LOOKAHEAD_CASES : 1;
  let first: T | null = null;
  let next: T | null = null;
  let ranking: readonly RankedCandidate[] = [];
  let mostWorth = Number.NEGATIVE_INFINITY;
  let seen = 0;
  for (const facts of line) {
    if (first && !isSameGroup(first, facts, nowMs)) break;
    const ranked = rankOf(facts);
    if (ranked.length === 0) {
      unplaceable.push(facts);
      continue;
    }
    const worth = worthOf(facts, ranked, nowMs);
    if (worth > mostWorth) {
      next = facts;
      ranking = ranked;
      mostWorth = worth;
    }
    first ??= facts;
    seen += 1;
    if (seen === lookahead) break;
  }
  return { next, ranking, unplaceable };
}

function isSameGroup(a: WaitingFacts, b: WaitingFacts, nowMs: number): boolean {
  return a.priority === b.priority && isPastLatestStart(a, nowMs) === isPastLatestStart(b, nowMs);
}
