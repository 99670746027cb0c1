import type { AttorneySnapshot } from './load-firm';
import type { Roster } from './roster';

/** Whom a wall may keep someone from: by id, or by any of the companies they are known under. */
export interface WallTarget {
  readonly clientId?: string | null | undefined;
  readonly companies: readonly (string | null | undefined)[];
}

/** Whether a wall keeps this attorney from the client or one of the companies (normalised keys). */
export function isBehindWall(
  { walls }: Pick<AttorneySnapshot, 'walls'>,
  { clientId, companies }: WallTarget,
): boolean {
  return walls.some(
    (wall) =>
      (wall.clientId !== null && wall.clientId === clientId) ||
      (wall.companyKey !== null && companies.includes(wall.companyKey)),
  );
}

/** The members who must not hear of the client or the companies. */
export function membersBehindWall(roster: Roster, target: WallTarget): string[] {
  return roster
    .list()
    .filter((attorney) => isBehindWall(attorney, target))
    .flatMap(({ memberId }) => memberId ?? []);
}
