import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { attorneyDto, getAttorneyRow } from './attorney-row';
import type { AttorneyDto } from '@/lib/contracts/attorney';

/**
 * One attorney with their counters.
 * @throws AppError `forbidden` or `not-found`.
 */
export async function getAttorney(actor: Actor, id: string): Promise<AttorneyDto> {
  requirePermission(actor, 'attorneys.read');
  return withFirm(actor, async (tx) => attorneyDto(await getAttorneyRow(tx, actor.firmId, id)));
}
