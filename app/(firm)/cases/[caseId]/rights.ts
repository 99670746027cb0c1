import { hasPermission } from '@/lib/auth/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import type { CaseDto } from '@/lib/cases/dto';

/** What the viewer may do with one case; the services check again. */
export interface CaseRights {
  edit: boolean;
  assign: boolean;
  handOff: boolean;
  override: boolean;
}

/** Attorneys may work on the cases they hold, managers on all. */
export function rightsOn(one: CaseDto, { role, attorneyId }: Viewer): CaseRights {
  const own = one.attorney !== null && one.attorney.id === attorneyId;
  const may = (all: 'cases.edit' | 'cases.handoff', mine: 'cases.edit-own' | 'cases.handoff-own') =>
    hasPermission(role, all) || (own && hasPermission(role, mine));
  return {
    edit: may('cases.edit', 'cases.edit-own'),
    assign: one.status === 'waiting' && hasPermission(role, 'cases.assign'),
    handOff: one.status === 'assigned' && may('cases.handoff', 'cases.handoff-own'),
    override: hasPermission(role, 'cases.override'),
  };
}
