import { hasPermission } from '@/lib/platform/auth/permissions';
import type { Viewer } from '@/lib/platform/auth/viewer';
import type { CaseDto } from '@/lib/contracts/case';

/** What the viewer may do with several cases at once; the services check each case again. */
export interface SelectionRights {
  handOff: boolean;
  changeStage: boolean;
}

/** What acting on a case among others needs to know of it. */
export type SelectedCase = Pick<CaseDto, 'id' | 'number' | 'stage' | 'version'> & {
  client: string;
};

/** What the viewer may do at all. */
export function selectionRights({ role }: Viewer): SelectionRights {
  return {
    handOff: hasPermission(role, 'cases.handoff-own'),
    changeStage: hasPermission(role, 'cases.edit-own'),
  };
}

/** Whether the viewer may act on a case of a list: managers on all, attorneys on their own. */
export function mayActOn(
  { attorney }: Pick<CaseDto, 'attorney'>,
  { role, attorneyId }: Viewer,
): boolean {
  if (hasPermission(role, 'cases.handoff') || hasPermission(role, 'cases.edit')) return true;
  const isOwn = attorneyId !== null && attorney?.id === attorneyId;
  return isOwn && hasPermission(role, 'cases.edit-own');
}

/** The cases of a page that the viewer may act on. */
export function selectableCases(cases: readonly CaseDto[], viewer: Viewer): SelectedCase[] {
  return cases
    .filter((one) => mayActOn(one, viewer))
    .map(({ id, number, stage, version, client }) => ({
      id,
      number,
      stage,
      version,
      client: client.name,
    }));
}
