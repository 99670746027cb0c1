import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import type { CaseDto } from '@/lib/contracts/case';
import type { RecordChangeDto } from '@/lib/contracts/record-change';
import type { MendingRights } from '../mendable';
import { mendingRights } from '../mending-rights';

/** What the viewer may do with one case; the services check again. */
export interface CaseRights {
  edit: boolean;
  assign: boolean;
  /** Saying of a likely conflict whether it is one. */
  answerConflict: boolean;
  handOff: boolean;
  override: boolean;
  /** What may be changed about attorneys so that the case finds one. */
  mending: MendingRights;
  /** Keeping the record with the agency: who signed, who is to sign. */
  keepRecord: boolean;
}

/** Whether the case goes to no one before its conflict check is answered. */
export function isHeld({ conflictCheck }: Pick<CaseDto, 'conflictCheck'>): boolean {
  return conflictCheck === 'open' || conflictCheck === 'refused';
}

/** Attorneys may work on the cases they hold, managers on all. */
export function rightsOn(
  one: CaseDto,
  { role, attorneyId }: Viewer,
  openRecord: RecordChangeDto | null,
): CaseRights {
  const own = one.attorney !== null && one.attorney.id === attorneyId;
  const signers = [one.attorneyOfRecord, openRecord?.fromAttorney, openRecord?.toAttorney];
  const signs = attorneyId !== null && signers.some((signer) => signer?.id === attorneyId);
  const may = (all: 'cases.edit' | 'cases.handoff', mine: 'cases.edit-own' | 'cases.handoff-own') =>
    hasPermission(role, all) || (own && hasPermission(role, mine));
  return {
    edit: may('cases.edit', 'cases.edit-own'),
    assign: one.status === 'waiting' && !isHeld(one) && hasPermission(role, 'cases.assign'),
    answerConflict: hasPermission(role, 'cases.assign'),
    handOff: one.status === 'assigned' && may('cases.handoff', 'cases.handoff-own'),
    override: hasPermission(role, 'cases.override'),
    mending: mendingRights({ role }),
    keepRecord:
      hasPermission(role, 'cases.edit') ||
      ((own || signs) && hasPermission(role, 'cases.edit-own')),
  };
}
