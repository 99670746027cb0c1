import type { AttorneyDto } from '@/lib/contracts/attorney';

/** An attorney, as far as the roster changes them. */
export type RosterAttorney = Pick<
  AttorneyDto,
  'id' | 'name' | 'version' | 'active' | 'seniority' | 'capacity' | 'activeCases' | 'openCases'
>;

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
