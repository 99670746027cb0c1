import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { decisionDto } from './dto';
import type { CaseDraft } from '@/lib/contracts/case';
import type { DraftPreviewDto } from '@/lib/contracts/decision';
import { companyKey } from '@/lib/shared/company-key';
import { withFirm } from '@/lib/platform/db/with-firm';
import { newId } from '@/lib/platform/ids';
import { textToDateColumn } from '@/lib/shared/time';
import { describeDecision } from '@/lib/wording/decision-sentence';
import { fullnessOf } from '@/lib/wording/fullness';
import { remedyLabel } from '@/lib/wording/remedy-messages';
import { decide, explain, type CaseFacts } from './core';
import { factsOf, inputFor } from './facts';
import { isId } from '@/lib/shared/validation/is-id';
import { openReadTransaction, type ReadTransaction } from './read-transaction';
import { findClientAttorneys } from './sql/client-attorneys';

/**
 * What the rules would say about a case that is still being typed: the ranking, every exclusion,
 * and where no one is eligible, what would free someone. Nothing is written.
 */
export async function previewDraft(actor: Actor, draft: CaseDraft): Promise<DraftPreviewDto> {
  requirePermission(actor, 'cases.create');
  return withFirm(actor, async (tx) => {
    const transaction = await openReadTransaction(tx, actor.firmId);
    const input = inputFor(transaction, await factsOfDraft(transaction, draft));
    const decision = decide(input);
    const others = decision.outcome === 'waiting' ? explain(input, decision).others : [];
    return {
      ...decisionDto(null, decision),
      told: describeDecision(input, decision, 'forecast'),
      fullness: Object.fromEntries(
        input.candidates.map((candidate) => [candidate.id, fullnessOf(input, candidate)]),
      ),
      freeing: others.flatMap(({ attorneyId, name, remedy }) =>
        remedy === null
          ? []
          : [{ attorneyId, name, whatIf: remedyLabel(remedy, draft.visaType, 'forecast') }],
      ),
    };
  });
}

async function factsOfDraft(transaction: ReadTransaction, draft: CaseDraft): Promise<CaseFacts> {
  const clientId = draft.clientId !== undefined && isId(draft.clientId) ? draft.clientId : newId();
  const attorneysOf = await findClientAttorneys(transaction.tx, transaction.firmId, [clientId], []);
  return factsOf(
    {
      id: newId(),
      clientId,
      companyKey: companyKey(draft.company),
      visaType: draft.visaType,
      complexity: draft.complexity ?? transaction.rules.visaTypes[draft.visaType].defaultComplexity,
      priority: draft.priority ?? 'normal',
      deadline: draft.deadline ? textToDateColumn(draft.deadline) : null,
      receivedAt: transaction.at,
    },
    transaction,
    attorneysOf(clientId),
  );
}
