import 'server-only';
import {
  explain,
  type Decision,
  type DecisionInput,
  type Explanation,
  type VisaType,
} from '@/lib/assignment/core';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { withFirm } from '@/lib/db/with-firm';
import { tellDecision, type ToldDecision } from '@/lib/wording/decision-sentence';
import { decisionDto } from '@/lib/assignment/dto';
import type { DecisionDto } from '@/lib/contracts/case-dto';
import { getCaseRow } from './get-case';

interface DecisionRecord {
  id: string;
  input: DecisionInput;
  result: Decision;
}

/** A recorded decision with what is worked out from its record. */
export interface ExplainedDecision {
  decision: DecisionDto;
  explanation: Explanation;
  /** The decision as one would tell it to a partner. */
  told: ToldDecision;
  visaType: VisaType;
}

/**
 * The newest decision on a case and what would have changed it. Null for a case that was never
 * decided on.
 *
 * @throws AppError `not-found` when the firm has no case with this id.
 */
export async function explainLatestDecision(
  actor: Actor,
  caseId: string,
): Promise<ExplainedDecision | null> {
  requirePermission(actor, 'cases.read');
  const record = await withFirm(actor, async (tx) => {
    const { id } = await getCaseRow(tx, actor, caseId);
    const [newest] = await tx.$queryRaw<DecisionRecord[]>`
      SELECT id, input, result FROM decisions
       WHERE firm_id = ${actor.firmId}::uuid AND case_id = ${id}::uuid
       ORDER BY decided_at DESC, id DESC
       LIMIT 1`;
    return newest;
  });
  if (!record) return null;
  return {
    decision: decisionDto(record.id, record.result),
    explanation: explain(record.input, record.result),
    told: tellDecision(record.input, record.result),
    visaType: record.input.case.visaType,
  };
}
