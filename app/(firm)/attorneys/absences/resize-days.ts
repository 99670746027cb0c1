import { addDays } from '@/lib/shared/time';

/** The days of an absence, both inclusive. */
export interface AwayDays {
  startsOn: string;
  endsOn: string;
}

/** Which end of an absence is moved. */
export type AbsenceEdge = 'start' | 'end';

/** The days with one end on another day; the ends do not pass one another. */
export function moveEdge({ startsOn, endsOn }: AwayDays, edge: AbsenceEdge, day: string): AwayDays {
  return edge === 'start'
    ? { startsOn: day < endsOn ? day : endsOn, endsOn }
    : { startsOn, endsOn: day > startsOn ? day : startsOn };
}

/** The days after an arrow key: the last one moves, with Shift the first. Null for other keys. */
export function resizeByKey(
  days: AwayDays,
  { key, shiftKey }: { key: string; shiftKey: boolean },
): AwayDays | null {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (step === undefined) return null;
  const edge = shiftKey ? 'start' : 'end';
  return moveEdge(days, edge, addDays(shiftKey ? days.startsOn : days.endsOn, step));
}

/** Whether both are the same days. */
export function isSameDays(a: AwayDays, b: AwayDays): boolean {
  return a.startsOn === b.startsOn && a.endsOn === b.endsOn;
}

/** How many days an absence lasts. */
export function lengthOf({ startsOn, endsOn }: AwayDays): number {
  return Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) + 1;
}
