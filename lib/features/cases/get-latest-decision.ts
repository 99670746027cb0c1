import 'server-only';
import { recall, type DecisionInput, type RecordedDecision } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { decisionDto } from '@/lib/assignment';
import type { DecisionDto } from '@/lib/contracts/decision';
import { getCaseRow } from './get-case';

interface DecisionRecord {
  id: string;
  input: DecisionInput;
  result: RecordedDecision;
}

/**
 * The newest decision on a case, whole: why this attorney, or why it waits. Null for a case that
 * was never decided on.
 *
 * @throws AppError `not-found` when the firm has no case with this id.
 */
export async function getLatestDecision(actor: Actor, caseId: string): Promise<DecisionDto | null> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => {
    const { id } = await getCaseRow(tx, actor, caseId);
    const [record] = await tx.$queryRaw<DecisionRecord[]>`
      SELECT id, input, result FROM decisions
       WHERE firm_id = ${actor.firmId}::uuid AND case_id = ${id}::uuid
       ORDER BY decided_at DESC, id DESC
       LIMIT 1`;
    return record ? decisionDto(record.id, recall(record.input, record.result)) : null;
  });
}
