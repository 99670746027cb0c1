import { DAY_MS, HOUR_MS } from './arithmetic';
import type { AbsenceWindow, Level, WorkCalendar } from './types';
import { finishOnWorkingDays } from './work-calendar';

/**
 * Absences are whole local days, so one that spans a change to summer time lasts an hour or two
 * less than its days say; this much shortfall still counts as the full number of days.
 */
const DAYLIGHT_SAVING_SLACK_MS = 2 * HOUR_MS;

/** Stretch of the working days for an attorney of level 1, 2 and 3, in hundredths. */
const PACE_PERCENT: Readonly<Record<Level, number>> = { 0: 125, 1: 125, 2: 100, 3: 90 };

/** How an attorney's pace at this level stretches the estimated working days, in percent. */
export function pacePercent(level: Level): number {
  return PACE_PERCENT[level];
}

/** Whether a window lasts at least so many days. */
export function lastsDays(window: AbsenceWindow, days: number): boolean {
  return window.endsAtMs - window.startsAtMs + DAYLIGHT_SAVING_SLACK_MS >= days * DAY_MS;
}

function isOrderedAndApart(absences: readonly AbsenceWindow[]): boolean {
  for (let i = 1; i < absences.length; i += 1) {
    const before = absences[i - 1];
    const after = absences[i];
    if (before && after && after.startsAtMs <= before.endsAtMs) return false;
  }
  return true;
}

/**
 * Joins overlapping and adjoining windows and puts them in order, so that two recorded absences
 * that follow each other count as the one long absence they are.
 */
export function joinAbsences(absences: readonly AbsenceWindow[]): readonly AbsenceWindow[] {
  if (isOrderedAndApart(absences)) return absences;
  const ordered = [...absences].sort((a, b) => a.startsAtMs - b.startsAtMs);
  const joined: AbsenceWindow[] = [];
  for (const window of ordered) {
    const last = joined[joined.length - 1];
    if (last && window.startsAtMs <= last.endsAtMs) {
      const endsAtMs = Math.max(last.endsAtMs, window.endsAtMs);
      joined[joined.length - 1] = { startsAtMs: last.startsAtMs, endsAtMs };
    } else {
      joined.push(window);
    }
  }
  return joined;
}

/** The absence (with all that adjoins it) that an attorney is in at this instant, if any. */
export function findCurrentAbsence(
  absences: readonly AbsenceWindow[],
  atMs: number,
): AbsenceWindow | null {
  for (const window of joinAbsences(absences)) {
    if (window.startsAtMs <= atMs && atMs < window.endsAtMs) return window;
  }
  return null;
}

/** Whether an attorney is away at this instant: from the start on, back at the end. */
export function isAbsent(absences: readonly AbsenceWindow[], atMs: number): boolean {
  for (const window of absences) {
    if (window.startsAtMs <= atMs && atMs < window.endsAtMs) return true;
  }
  return false;
}

/** The first absence of at least `minDays` that begins after now and within `leadDays`. */
export function findUpcomingAbsence(
  absences: readonly AbsenceWindow[],
  atMs: number,
  leadDays: number,
  minDays: number,
): AbsenceWindow | null {
  for (const window of joinAbsences(absences)) {
    const leadMs = window.startsAtMs - atMs;
    if (leadMs > 0 && leadMs <= leadDays * DAY_MS && lastsDays(window, minDays)) return window;
  }
  return null;
}

/** Working time of a case in milliseconds for an attorney of this level. */
export function workingMs(estimatedDays: number, level: Level): number {
  return (estimatedDays * pacePercent(level) * DAY_MS) / 100;
}

/**
 * The instant at which so much working time is done if work stands still during absences, and on the
 * firm's days off where it has set its working days.
 */
export function expectedFinishMs(
  absences: readonly AbsenceWindow[],
  fromMs: number,
  workMs: number,
  calendar?: WorkCalendar,
): number {
  if (calendar) return finishOnWorkingDays(calendar, joinAbsences(absences), fromMs, workMs);
  let atMs = fromMs;
  let leftMs = workMs;
  for (const window of joinAbsences(absences)) {
    if (window.endsAtMs <= atMs) continue;
    const untilAwayMs = Math.max(0, window.startsAtMs - atMs);
    if (leftMs <= untilAwayMs) break;
    leftMs -= untilAwayMs;
    atMs = window.endsAtMs;
  }
  return atMs + leftMs;
}

/** Whether an absence of at least `minDays` begins before the work would be finished. */
export function leavesBefore(
  absences: readonly AbsenceWindow[],
  fromMs: number,
  finishMs: number,
  minDays: number,
): boolean {
  for (const window of joinAbsences(absences)) {
    if (window.startsAtMs >= finishMs) return false;
    if (window.endsAtMs > fromMs && lastsDays(window, minDays)) return true;
  }
  return false;
}
