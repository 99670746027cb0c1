import 'server-only';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { SavedViewDto } from './dto';
import { saveViewSchema, type SaveViewInput } from '@/lib/contracts/saved-view';
import { viewDto, type ViewKeeper } from './view-row';

/** As many as a sidebar can show and a person can tell apart. */
export const MOST_VIEWS = 30;

/**
 * Keeps the case list as it is shown under a name, for oneself or for everyone.
 * @throws AppError `forbidden`, `validation-failed`; `conflict` for a name that is taken, and where
 * there are as many views as there may be.
 */
export async function saveView(viewer: ViewKeeper, input: SaveViewInput): Promise<SavedViewDto> {
  const { name, audience, query } = parseInput(saveViewSchema, input);
  const shared = audience === 'everyone';
  requirePermission(viewer, shared ? 'views.share' : 'cases.read');
  const { firmId, memberId } = viewer;
  return withWholeFirm(firmId, async (tx) => {
    const others = await tx.savedView.count({
      where: { firmId, shared, ...(shared ? {} : { ownerId: memberId }) },
    });
    if (others >= MOST_VIEWS) {
      const whose = shared ? 'Your firm shares' : 'You have';
      throw new AppError(
        'conflict',
        `${whose} ${MOST_VIEWS} views, which is as many as there may be. Delete one first.`,
      );
    }
    const row = await tx.savedView.create({
      data: { firmId, id: newId(), ownerId: memberId, shared, name, query, createdAt: now() },
    });
    return viewDto(viewer, row);
  });
}
