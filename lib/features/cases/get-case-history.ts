import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm } from '@/lib/platform/db/with-firm';
import { getCaseRow } from './get-case';
import { readHistory } from './read-history';
import type { CaseHistoryDto } from '@/lib/contracts/case-history';

/**
 * Everything that happened to a case: assignments, handoffs, decisions and stage changes, oldest
 * first. A case has few of them, so they come in one piece.
 *
 * @throws AppError `not-found` when the firm has no case with this id.
 */
export async function getCaseHistory(actor: Actor, caseId: string): Promise<CaseHistoryDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => {
    const row = await getCaseRow(tx, actor, caseId);
    const items = await readHistory(tx, actor.firmId, row.id, now());
    return { items, nextCursor: null };
  });
}
