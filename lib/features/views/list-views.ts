import 'server-only';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { SavedViewDto } from './dto';
import { hidesFrom, namesBehindWalls } from './behind-walls';
import { seenBy, viewDto, type ViewKeeper } from './view-row';

/**
 * The views that someone sees, their own first, each by name. A shared one that names or looks for
 * whom a wall hides from them is not there.
 */
export async function listViews(viewer: ViewKeeper): Promise<SavedViewDto[]> {
  const rows = await withFirm(viewer, (tx) =>
    tx.savedView.findMany({
      where: seenBy(viewer),
      orderBy: [{ shared: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    }),
  );
  const hidden = rows.some(({ shared }) => shared) ? await namesBehindWalls(viewer) : [];
  return rows
    .map((row) => viewDto(viewer, row))
    .filter((view) => !view.isShared || !hidesFrom(hidden, view));
}
