import type { WallDto } from '@/lib/contracts/wall';
import { listWalls } from '@/lib/features/walls';
import { answerWithList, dayOf, type ListFile } from '../../list-file';

const WALLS: ListFile<WallDto> = {
  name: 'walls',
  permission: 'walls.read',
  read: (actor, page) => listWalls(actor, { ...page, includeRemoved: true }),
  columns: {
    Attorney: ({ attorney }) => attorney.name,
    'Apart from client': ({ client }) => client?.name ?? null,
    'Apart from company': ({ company }) => company,
    Reason: ({ reason }) => reason,
    Added: ({ createdAt }, timeZone) => dayOf(createdAt, timeZone),
    'Added by': ({ createdBy }) => createdBy,
    Removed: ({ removedAt }, timeZone) => dayOf(removedAt, timeZone),
  },
};

/** Every ethical wall as a CSV file, the newest first, with those that were removed. */
export function GET(): Promise<Response> {
  return answerWithList(WALLS);
}
