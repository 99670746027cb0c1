import type { KnownBest } from '@/app/(firm)/attorneys/expertise-chips';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AttorneyDto } from '@/lib/contracts/attorney';

/** An attorney, as far as the roster changes them. */
export type RosterAttorney = Pick<
  AttorneyDto,
  'id' | 'name' | 'version' | 'active' | 'seniority' | 'capacity' | 'activeCases' | 'openCases'
>;

/** An attorney as the roster shows them. */
export interface RosterLine extends RosterAttorney {
  utilization: number;
  pausesOn: string | null;
  known: KnownBest;
  /** Away now or soon. */
  absence: Pick<AbsenceDto, 'status' | 'startsOn' | 'endsOn'> | null;
}

/** What may be done from the roster. */
export interface RosterRights {
  manage: boolean;
  handOff: boolean;
}

/** What is open: at most one thing, beside the button that opened it. */
export interface OpenedEditor {
  editor: 'actions' | 'seniority' | 'capacity' | 'activation';
  attorney: RosterAttorney;
  opener: HTMLElement;
}
