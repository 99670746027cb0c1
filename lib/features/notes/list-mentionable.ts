import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { MentionableDto } from './dto';
import { requireCase } from './require-case';
import { readMembers } from './who-can-see';

/**
 * The colleagues who can be mentioned in a note on a case, by name, and those who cannot, because
 * the case is not there for them.
 *
 * @throws AppError `forbidden` or `not-found`.
 */
export async function listMentionable(actor: Actor, caseId: string): Promise<MentionableDto[]> {
  requirePermission(actor, 'cases.note');
  await withFirm(actor, (tx) => requireCase(tx, actor.firmId, caseId));
  const members = await readMembers(actor.firmId, caseId);
  return members
    .filter(({ id }) => actor.kind !== 'member' || id !== actor.id)
    .map(({ id, name, role, canSee }) => ({ id, name, role, canSee }));
}
