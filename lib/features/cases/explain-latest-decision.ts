import 'server-only';
import {
  explain,
  recall,
  type DecisionInput,
  type RecordedDecision,
  type VisaType,
} from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import type { DecisionSummary, LabelledExplanation, DecisionDto } from '@/lib/contracts/decision';
import { describeDecision } from '@/lib/wording/decision-sentence';
import { wordExplanation } from '@/lib/wording/record-decision';
import { decisionDto } from '@/lib/assignment';
import { getCaseRow } from './get-case';

interface DecisionRecord {
  id: string;
  input: DecisionInput;
  result: RecordedDecision;
}

/** A recorded decision with what is worked out from its record. */
export interface ExplainedDecision {
  decision: DecisionDto;
  explanation: LabelledExplanation;
  /** The decision as one would tell it to a partner. */
  told: DecisionSummary;
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
  const { id, input } = record;
  const decision = recall(input, record.result);
  return {
    decision: decisionDto(id, decision),
    explanation: wordExplanation(explain(input, decision)),
    told: describeDecision(input, decision),
    visaType: input.case.visaType,
  };
}
