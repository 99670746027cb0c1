import 'server-only';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { SavedViewDto } from './dto';
import { requireOwnView } from './require-own-view';
import { viewDto, type ViewKeeper } from './view-row';

/**
 * Takes a view away; answers what it was, by which it can be saved again.
 * @throws AppError `forbidden` or `not-found`.
 */
export async function deleteView(viewer: ViewKeeper, viewId: string): Promise<SavedViewDto> {
  const { firmId } = viewer;
  return withWholeFirm(firmId, async (tx) => {
    const row = await requireOwnView(tx, viewer, viewId);
    await tx.savedView.delete({ where: { firmId_id: { firmId, id: row.id } } });
    return viewDto(viewer, row);
  });
}
