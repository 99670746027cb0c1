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

/** The cases of a page that the viewer may act on: managers on all, attorneys on their own. */
export function selectableCases(
  cases: readonly CaseDto[],
  { role, attorneyId }: Viewer,
): SelectedCase[] {
  const ownOnly = !hasPermission(role, 'cases.handoff') && !hasPermission(role, 'cases.edit');
  if (ownOnly && !hasPermission(role, 'cases.edit-own')) return [];
  return cases
    .filter((one) => !ownOnly || (attorneyId !== null && one.attorney?.id === attorneyId))
    .map(({ id, number, stage, version, client }) => ({
      id,
      number,
      stage,
      version,
      client: client.name,
    }));
}
