import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { getAbsenceRow } from './absence-row';
import { coverDto, coverParts, OPEN_COVERS } from './cover-row';
import type { CoverDto } from '@/lib/contracts/cover';

/** More covers than this have no place on a page. */
const MAX_COVERS = 500;

/**
 * Every cover of an absence, whatever became of it, in the order of planning and case numbers. With `attorneyId` the
 * absence must be this attorney's.
 *
 * @throws AppError `forbidden`, `not-found` (absence).
 */
export async function listCovers(
  actor: Actor,
  { absenceId, attorneyId }: { absenceId: string; attorneyId?: string | undefined },
): Promise<CoverDto[]> {
  requirePermission(actor, 'attorneys.read');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const absence = await getAbsenceRow(tx, firmId, absenceId);
    if (attorneyId !== undefined && absence.attorneyId !== attorneyId) {
      throw notFound('absence', absenceId);
    }
    const rows = await tx.cover.findMany({
      where: { firmId, absenceId },
      orderBy: [{ plannedAt: 'asc' }, { case: { number: 'asc' } }, { id: 'asc' }],
      take: MAX_COVERS,
      include: coverParts,
    });
    return rows.map(coverDto);
  });
}

/**
 * What is planned or under way about an attorney, on either side, or about a case; the earliest
 * absence first.
 *
 * @throws AppError `forbidden`
 */
export async function listOpenCovers(
  actor: Actor,
  about: { attorneyId: string } | { caseId: string },
): Promise<CoverDto[]> {
  requirePermission(actor, 'cases.read');
  const { firmId } = actor;
  const which =
    'caseId' in about
      ? about
      : { OR: [{ fromAttorneyId: about.attorneyId }, { toAttorneyId: about.attorneyId }] };
  return withFirm(actor, async (tx) => {
    const rows = await tx.cover.findMany({
      where: { firmId, status: { in: OPEN_COVERS }, ...which },
      orderBy: [{ absence: { startsAt: 'asc' } }, { case: { number: 'asc' } }, { id: 'asc' }],
      take: MAX_COVERS,
      include: coverParts,
    });
    return rows.map(coverDto);
  });
}
