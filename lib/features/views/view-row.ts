import 'server-only';
import type { Viewer } from '@/lib/platform/auth/load-viewer';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { SavedView } from '@/lib/platform/db/generated/client';
import type { FirmViewer } from '@/lib/platform/db/with-firm';
import type { SavedViewDto } from './dto';
import type { ViewQuery } from '@/lib/contracts/saved-view';

/** Who keeps views: a member of a firm. */
export type ViewKeeper = FirmViewer & Pick<Viewer, 'memberId' | 'role'>;

/** Views that this person sees: their own and the shared ones. */
export function seenBy({ firmId, memberId }: ViewKeeper) {
  return { firmId, OR: [{ shared: true }, { ownerId: memberId }] };
}

/** Whether they may change a view that they see. */
export function mayChange({ memberId, role }: ViewKeeper, row: SavedView): boolean {
  return row.shared ? hasPermission(role, 'views.share') : row.ownerId === memberId;
}

/** A view as pages have it. */
export function viewDto(keeper: ViewKeeper, row: SavedView): SavedViewDto {
  const { id, name, shared, version } = row;
  // The one writer of views guarantees what Prisma types as JSON.
  const query = row.query as ViewQuery;
  return { id, name, isShared: shared, mayChange: mayChange(keeper, row), query, version };
}
