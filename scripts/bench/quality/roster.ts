import type { z } from 'zod';
import type { Level, Seniority, VisaType } from '@/lib/assignment/core';
import type { instanceSchema } from '@/lib/tools/simulation/schema';
import { LEVEL_ODDS, LEVELS_IN_ORDER, PRACTICE, RARE_WORK } from './practice';
import type { Random } from './random';

/** An instance as its file says it, before anything is filled up. */
export type InstanceFile = z.input<typeof instanceSchema>;
type AttorneyFile = InstanceFile['attorneys'][number];

export interface RosterWishes {
  readonly attorneys: number;
  readonly days: number;
  /** How many join while the year runs, leave for good, and go on a long leave. */
  readonly joining: number;
  readonly leaving: number;
  readonly longLeaves: number;
  /** The instant of a day counted from the first one. */
  readonly dayAt: (day: number) => string;
}

const CAPACITIES = [15, 15, 18, 20, 20, 22, 25];
const SENIORITY_ODDS: readonly (readonly [Seniority, number])[] = [
  ['junior', 6],
  ['associate', 9],
  ['senior', 5],
];
const ABSENCES_EACH = 5;
const SHORT_ABSENCE_DAYS = [3, 4, 5, 6, 7, 12, 12];

/** The attorneys of a firm that is made up: the first is senior, the last are those who join. */
export function makeRoster(random: Random, wishes: RosterWishes): AttorneyFile[] {
  const seniorities = senioritiesOf(random, wishes.attorneys);
  const roster = seniorities.map((seniority, index) => ({
    id: `A${String(index + 1).padStart(2, '0')}`,
    position: index + 1,
    capacity: random.pick(CAPACITIES),
    seniority,
    expertise: levelsOf(random, seniority),
    absences: absencesOf(random, wishes),
  }));
  giveEachWorkAnExpert(random, roster);
  return withMovement(random, roster, wishes);
}

function senioritiesOf(random: Random, count: number): Seniority[] {
  const drawn = Array.from({ length: count - 1 }, () =>
    random.pickWeighted(SENIORITY_ODDS, ([, odds]) => odds),
  );
  const seniorities: Seniority[] = ['senior', ...drawn.map(([seniority]) => seniority)];
  // A firm of five with a single senior could take no hard case while that one is away.
  if (count >= 5 && seniorities.filter((each) => each === 'senior').length < 2) {
    seniorities[1] = 'senior';
  }
  return seniorities;
}

function levelsOf(random: Random, seniority: Seniority): Partial<Record<VisaType, Level>> {
  const odds = LEVEL_ODDS[seniority];
  return Object.fromEntries(
    PRACTICE.map(({ visaType }) => {
      const row = RARE_WORK.includes(visaType) ? odds.rare : odds.common;
      return [visaType, random.pickWeighted(LEVELS_IN_ORDER, (level) => row[level])];
    }),
  );
}

function absencesOf(random: Random, { days, dayAt }: RosterWishes): AttorneyFile['absences'] {
  const stretch = Math.floor(days / ABSENCES_EACH);
  return Array.from({ length: ABSENCES_EACH }, (_, index) => {
    const length = random.pick(SHORT_ABSENCE_DAYS);
    const from = index * stretch + random.between(10, stretch - length - 1);
    return { startsAt: dayAt(from), endsAt: dayAt(from + length) };
  });
}

/** The hardest work asks for a senior, so each kind needs at least one who masters it. */
function giveEachWorkAnExpert(random: Random, roster: readonly AttorneyFile[]): void {
  const seniors = roster.filter(({ seniority }) => seniority === 'senior');
  for (const { visaType } of PRACTICE) {
    if (seniors.some(({ expertise }) => expertise[visaType] === 3)) continue;
    Object.assign(random.pick(seniors).expertise, { [visaType]: 3 });
  }
}

function withMovement(
  random: Random,
  roster: readonly AttorneyFile[],
  { joining, leaving, longLeaves, days, dayAt }: RosterWishes,
): AttorneyFile[] {
  const staying = roster.slice(0, roster.length - joining);
  const onLeave = shuffled(random, staying).slice(0, longLeaves);
  // The first is the only senior for sure, and stays.
  const goers = shuffled(random, staying.slice(1)).slice(0, leaving);
  return roster.map((attorney, index) => {
    const joins = index >= staying.length;
    const leave = onLeave.includes(attorney) ? [longLeave(random, days, dayAt)] : [];
    return {
      ...attorney,
      ...(joins ? { joinsAt: dayAt(random.between(150, days - 150)) } : {}),
      ...(goers.includes(attorney) ? { leavesAt: dayAt(random.between(200, days - 60)) } : {}),
      absences: [...(attorney.absences ?? []), ...leave],
    };
  });
}

function longLeave(random: Random, days: number, dayAt: (day: number) => string) {
  const from = random.between(130, days - 150);
  return { startsAt: dayAt(from), endsAt: dayAt(from + random.between(60, 84)) };
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
