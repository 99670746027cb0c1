import type { Stage } from '@/lib/assignment/core';
import { dayEnd, elapsedDays, monthBounds } from '@/lib/shared/time';
import type { HistoryMetrics, HistoryMonth } from './comparison-dto';

/** Stages in which the firm works, and those that end a piece of work. */
const WORKING: readonly Stage[] = ['intake', 'collecting', 'drafting', 'review', 'rfe'];
const DONE: readonly Stage[] = ['filed', 'decided', 'closed'];

/** One interval in which the attorney held a case. */
export interface HeldInterval {
  readonly caseId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly isNewIntake: boolean;
  readonly isHandoff: boolean;
  /** YYYY-MM-DD, as it stands today. */
  readonly deadline: string | null;
  /** The stage the case is in today. */
  readonly stage: Stage;
}

/** A case in the attorney's hands came into a stage. */
export interface StageEntry {
  readonly caseId: string;
  readonly fromStage: Stage;
  readonly toStage: Stage;
  readonly at: Date;
}

/** Something that happened, in the month in which it counts. */
export interface HistoryFact {
  readonly kind: 'new' | 'handed-in' | 'handed-out' | 'closed' | 'on-time' | 'late' | 'reached';
  readonly caseId: string;
  readonly at: Date;
  /** Of a `handed-out` or `closed`: how long it had been held. */
  readonly daysHeld?: number;
  /** Of a `reached`. */
  readonly stage?: Stage;
}

interface Frame {
  readonly timeZone: string;
  /** From inclusive, to exclusive. */
  readonly from: Date;
  readonly to: Date;
  readonly now: Date;
}

/**
 * Everything that counts in the review of an attorney between two instants.
 *
 * Work ends when a case goes from a working stage to filed, decided or closed; it is on time when
 * that is no later than the end of the deadline's day in the firm's zone. Of several ends within
 * one holding the last counts. Work that still goes on when its deadline has passed is late, at
 * the end of that day.
 */
export function describeHistory(
  intervals: readonly HeldInterval[],
  entries: readonly StageEntry[],
  frame: Frame,
): HistoryFact[] {
  const ends = deadlineEnds(intervals, frame.timeZone);
  const [fromMs, toMs] = [frame.from.getTime(), frame.to.getTime()];
  const byCase = Map.groupBy(entries, ({ caseId }) => caseId);
  return intervals.flatMap((interval) => {
    const own = (byCase.get(interval.caseId) ?? []).filter((entry) => during(entry, interval));
    const facts = [
      ...holdingFacts(interval),
      ...own.map(reachedFact),
      ...deadlineFact(interval, own, ends, frame.now),
    ];
    return facts.filter(({ at }) => fromMs <= at.getTime() && at.getTime() < toMs);
  });
}

function during({ at }: StageEntry, { startedAt, endedAt }: HeldInterval): boolean {
  return startedAt <= at && (endedAt === null || at <= endedAt);
}

function reachedFact({ caseId, toStage, at }: StageEntry): HistoryFact {
  return { kind: 'reached', caseId, at, stage: toStage };
}

function holdingFacts(interval: HeldInterval): HistoryFact[] {
  const { caseId, startedAt, endedAt, endReason, isNewIntake, isHandoff } = interval;
  const facts: HistoryFact[] = [];
  if (isNewIntake) facts.push({ kind: 'new', caseId, at: startedAt });
  if (isHandoff) facts.push({ kind: 'handed-in', caseId, at: startedAt });
  if (endedAt) {
    const kind = endReason === 'handoff' ? 'handed-out' : 'closed';
    facts.push({ kind, caseId, at: endedAt, daysHeld: elapsedDays(startedAt, endedAt) });
  }
  return facts;
}

/** The instant at which each deadline's day is over, asked of the calendar once per day. */
function deadlineEnds(
  intervals: readonly HeldInterval[],
  timeZone: string,
): ReadonlyMap<string, Date> {
  const days = new Set(intervals.flatMap(({ deadline }) => deadline ?? []));
  return new Map([...days].map((day) => [day, dayEnd(day, timeZone)]));
}

function deadlineFact(
  { caseId, deadline, endedAt, stage }: HeldInterval,
  entries: readonly StageEntry[],
  ends: ReadonlyMap<string, Date>,
  now: Date,
): HistoryFact[] {
  const overAt = deadline === null ? undefined : ends.get(deadline);
  if (!overAt) return [];
  const end = entries.findLast(
    ({ fromStage, toStage }) => WORKING.includes(fromStage) && DONE.includes(toStage),
  );
  if (end) return [{ kind: end.at < overAt ? 'on-time' : 'late', caseId, at: end.at }];
  const missed = endedAt === null && WORKING.includes(stage) && overAt <= now;
  return missed ? [{ kind: 'late', caseId, at: new Date(overAt.getTime() - 1) }] : [];
}

/** The figures of these facts taken together. */
export function metricsOf(facts: readonly HistoryFact[]): HistoryMetrics {
  const counts: Partial<Record<HistoryFact['kind'], number>> = {};
  const days: number[] = [];
  const reached: HistoryMetrics['reached'] = {};
  for (const { kind, daysHeld, stage } of facts) {
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (daysHeld !== undefined) days.push(daysHeld);
    if (stage) reached[stage] = (reached[stage] ?? 0) + 1;
  }
  const count = (kind: HistoryFact['kind']) => counts[kind] ?? 0;
  const onTime = count('on-time');
  const late = count('late');
  return {
    newCases: count('new'),
    handedIn: count('handed-in'),
    handedOut: count('handed-out'),
    closed: count('closed'),
    released: days.length,
    meanDaysHeld: meanOf(days),
    medianDaysHeld: medianOf(days),
    onTime,
    late,
    onTimeShare: onTime + late === 0 ? null : onTime / (onTime + late),
    reached,
  };
}

/** The same month by month of the firm's calendar, each month of the list once. */
export function monthsOf(
  facts: readonly HistoryFact[],
  months: readonly string[],
  timeZone: string,
): HistoryMonth[] {
  // Bounds once per month: asking the calendar about every fact would take most of the time.
  const bounds = months.map((month) => {
    const { from, to } = monthBounds(month, timeZone);
    return { month, fromMs: from.getTime(), toMs: to.getTime() };
  });
  const monthAt = (ms: number) => bounds.find(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  const byMonth = Map.groupBy(facts, ({ at }) => monthAt(at.getTime())?.month);
  return months.map((month) => ({ month, ...metricsOf(byMonth.get(month) ?? []) }));
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return roundTo2(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : roundTo2((upper + lower) / 2);
}

function roundTo2(value: number): number {
  return Math.round(value * 100) / 100;
}
