import 'server-only';
import type { z } from 'zod';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { staleVersion } from '@/lib/shared/errors';
import type { SavedViewDto } from './dto';
import { requireOwnView } from './require-own-view';
import type { renameViewSchema, replaceViewSchema } from '@/lib/contracts/saved-view';
import { viewDto, type ViewKeeper } from './view-row';

/**
 * Gives a view another name.
 * @throws AppError `forbidden`, `not-found`, `stale-version`; `conflict` for a name that is taken.
 */
export function renameView(
  viewer: ViewKeeper,
  { viewId, version, name }: z.output<typeof renameViewSchema>,
): Promise<SavedViewDto> {
  return change(viewer, { viewId, version, data: { name } });
}

/**
 * Puts other filters, order and columns under a view's name.
 * @throws AppError `forbidden`, `not-found`, `stale-version`.
 */
export function replaceView(
  viewer: ViewKeeper,
  { viewId, version, query }: z.output<typeof replaceViewSchema>,
): Promise<SavedViewDto> {
  return change(viewer, { viewId, version, data: { query } });
}

async function change(
  viewer: ViewKeeper,
  {
    viewId,
    version,
    data,
  }: { viewId: string; version: number; data: { name: string } | { query: object } },
): Promise<SavedViewDto> {
  const { firmId } = viewer;
  // Who renames or replaces one view at the same moment comes after the other.
  return withWholeFirm(firmId, async (tx) => {
    const before = await requireOwnView(tx, viewer, viewId);
    const { count } = await tx.savedView.updateMany({
      where: { firmId, id: viewId, version },
      data: { ...data, version: { increment: 1 } },
    });
    if (count === 0) throw staleVersion('view', version, before.version);
    return viewDto(viewer, await requireOwnView(tx, viewer, viewId));
  });
}
