import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm } from '@/lib/platform/db/with-firm';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { changeAttorney } from './change-attorney';
import type { EditedAttorneyDto } from './dto';
import { editInPlaceSchema, type EditInPlaceInput } from '@/lib/contracts/attorney';

/**
 * Changes one thing about an attorney where it is shown: a level, the capacity or the seniority.
 * The same as `changeAttorney` with a version that must be given, and it tells what the change set
 * free: how many waiting cases went to this attorney before the answer. `once` makes the change
 * once for a request that may come again.
 *
 * @throws AppError as `changeAttorney` does.
 */
export async function editAttorneyInPlace(
  actor: Actor,
  input: EditInPlaceInput,
  once: <R>(change: () => Promise<R>) => Promise<R> = (change) => change(),
): Promise<EditedAttorneyDto> {
  requirePermission(actor, 'attorneys.manage');
  const { attorneyId, ...change } = parseInput(editInPlaceSchema, input);
  const since = now();
  const { id, name, version, capacity } = await once(() =>
    changeAttorney(actor, attorneyId, change),
  );
  return { id, name, version, capacity, ...(await readWorkload(actor, id, since)) };
}

/** What the attorney holds now, and how many cases that had waited came to them since. */
function readWorkload(
  actor: Actor,
  attorneyId: string,
  since: Date,
): Promise<Pick<EditedAttorneyDto, 'activeCases' | 'placedCases'>> {
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const { activeCount } = await tx.attorney.findUniqueOrThrow({
      where: { firmId_id: { firmId, id: attorneyId } },
      select: { activeCount: true },
    });
    const placedCases = await tx.assignment.count({
      where: {
        firmId,
        attorneyId,
        startedAt: { gte: since },
        startReason: 'rules',
        case: { createdAt: { lt: since } },
      },
    });
    return { activeCases: activeCount, placedCases };
  });
}
