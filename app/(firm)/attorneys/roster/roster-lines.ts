import type { Level, VisaType } from '@/lib/assignment/core';
import type { RosterLine } from './roster-types';

/*
 * The roster travels as values without names, and its rows are drawn where they arrive (decision 0073).
 */

/** An attorney as they travel: what is seldom there last. */
export type PackedRosterLine = readonly [
  id: RosterLine['id'],
  name: RosterLine['name'],
  version: RosterLine['version'],
  seniority: RosterLine['seniority'],
  capacity: RosterLine['capacity'],
  activeCases: RosterLine['activeCases'],
  openCases: RosterLine['openCases'],
  utilization: RosterLine['utilization'],
  best: readonly (readonly [VisaType, Level])[],
  more: number,
  inactive?: 0 | 1,
  pausesOn?: RosterLine['pausesOn'],
  absence?: RosterLine['absence'],
];

/** The attorney as they travel. */
export function packRosterLine(line: RosterLine): PackedRosterLine {
  const { id, name, version, seniority, capacity, activeCases, openCases, utilization } = line;
  const { best, more } = line.known;
  const usual = [
    ...([id, name, version, seniority, capacity, activeCases, openCases, utilization] as const),
    best.map(({ visaType, level }) => [visaType, level] as const),
    more,
  ] as const;
  if (line.active && line.pausesOn === null && line.absence === null) return usual;
  return [...usual, line.active ? 0 : 1, line.pausesOn, line.absence];
}

/** The attorney as the table draws them. */
export function unpackRosterLine([
  id,
  name,
  version,
  seniority,
  capacity,
  activeCases,
  openCases,
  utilization,
  best,
  more,
  inactive = 0,
  pausesOn = null,
  absence = null,
]: PackedRosterLine): RosterLine {
  return {
    ...{ id, name, version, seniority, capacity, activeCases, openCases, utilization },
    known: { best: best.map(([visaType, level]) => ({ visaType, level })), more },
    ...{ active: inactive === 0, pausesOn, absence },
  };
}
