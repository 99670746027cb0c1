/** An absence as far as it lies in a row of days. */
export interface AbsenceBar<T> {
  absence: T;
  /** Place of its first day in the row, from 0, and how many days it covers there. */
  first: number;
  span: number;
  /** Bars that overlap lie in different lanes, from 0. */
  lane: number;
  /** It began before the row does, or ends after it. */
  beganBefore: boolean;
  endsAfter: boolean;
}

interface Days {
  startsOn: string;
  endsOn: string;
}

/**
 * Lays absences out over consecutive days, earliest first, each in the first lane that is free.
 * Those outside of the days are left out. Days are texts: no time zone or change of clocks can move
 * a bar.
 */
export function layOutBars<T extends Days>(
  absences: readonly T[],
  days: readonly string[],
): AbsenceBar<T>[] {
  const [firstDay, lastDay] = [days[0], days.at(-1)];
  if (firstDay === undefined || lastDay === undefined) return [];
  const laneEnds: number[] = [];
  return absences
    .filter(({ startsOn, endsOn }) => startsOn <= lastDay && endsOn >= firstDay)
    .toSorted((a, b) => compare(a.startsOn, b.startsOn) || compare(b.endsOn, a.endsOn))
    .map((absence) => {
      const { startsOn, endsOn } = absence;
      const first = startsOn <= firstDay ? 0 : days.indexOf(startsOn);
      const last = endsOn >= lastDay ? days.length - 1 : days.indexOf(endsOn);
      const free = laneEnds.findIndex((end) => end < first);
      const lane = free < 0 ? laneEnds.length : free;
      laneEnds[lane] = last;
      return {
        absence,
        first,
        span: last - first + 1,
        lane,
        beganBefore: startsOn < firstDay,
        endsAfter: endsOn > lastDay,
      };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Some days of one row, both ends included, whichever way they were chosen. */
export interface DaySelection {
  row: number;
  /** Where choosing began, and where it is; either may be the later one. */
  from: number;
  to: number;
}

/** The chosen days as first and last place. */
export function boundsOf({ from, to }: DaySelection): { first: number; last: number } {
  return { first: Math.min(from, to), last: Math.max(from, to) };
}

/** Whether a place is among the chosen days. */
export function isChosen(selection: DaySelection | null, row: number, place: number): boolean {
  if (selection?.row !== row) return false;
  const { first, last } = boundsOf(selection);
  return first <= place && place <= last;
}

/**
 * The choice after Shift and a key at a place of `length` days: it begins where the keyboard is, or
 * goes on from where it was. Null for keys that choose nothing.
 */
export function extendSelection(
  selection: DaySelection | null,
  at: { row: number; place: number },
  key: string,
  length: number,
): DaySelection | null {
  const from = selection?.row === at.row ? selection.from : at.place;
  const targets: Record<string, number> = {
    ArrowLeft: at.place - 1,
    ArrowRight: at.place + 1,
    Home: 0,
    End: length - 1,
  };
  const target = targets[key];
  if (target === undefined) return null;
  return { row: at.row, from, to: Math.max(0, Math.min(length - 1, target)) };
}
