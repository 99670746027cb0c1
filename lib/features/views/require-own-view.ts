import 'server-only';
import { lacksPermission } from '@/lib/platform/auth/permissions';
import type { SavedView } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { mayChange, seenBy, type ViewKeeper } from './view-row';

/** @throws AppError `not-found` for one that is someone else's; `forbidden` for a shared one. */
export async function requireOwnView(
  tx: Pick<FirmTx, 'savedView'>,
  viewer: ViewKeeper,
  id: string,
): Promise<SavedView> {
  const { firmId } = viewer;
  const row = await tx.savedView.findUnique({
    where: { firmId_id: { firmId, id }, ...seenBy(viewer) },
  });
  if (!row) throw notFound('view', id);
  if (!mayChange(viewer, row)) throw lacksPermission(viewer.role, 'views.share');
  return row;
}
