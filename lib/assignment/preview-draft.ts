import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { decisionDto } from './dto';
import type { DraftPreviewDto } from '@/lib/contracts/case-dto';
import { companyKey } from '@/lib/company-key';
import { withFirm } from '@/lib/db/with-firm';
import { newId } from '@/lib/ids';
import { textToDateColumn } from '@/lib/time';
import { tellDecision } from '@/lib/wording/decision-sentence';
import { fullnessOf } from '@/lib/wording/fullness';
import { remedyInWords } from '@/lib/wording/remedy-words';
import { decide, explain, type CaseFacts, type Priority, type VisaType } from './core';
import { factsOf, findLastAttorneys, inputFor } from './facts';
import { isId } from './load-case';
import { openReadUnit, type ReadUnit } from './read-unit';

/** A case that has not been recorded yet. */
export interface CaseDraft {
  readonly visaType: VisaType;
  readonly complexity?: number | undefined;
  readonly priority?: Priority | undefined;
  readonly deadline?: string | null | undefined;
  readonly company?: string | null | undefined;
  /** The client, where it is one that the firm knows. */
  readonly clientId?: string | undefined;
}

/**
 * What the rules would say about a case that is still being typed: the ranking, every exclusion,
 * and where nobody is eligible, what would free somebody. Nothing is written.
 */
export async function previewDraft(actor: Actor, draft: CaseDraft): Promise<DraftPreviewDto> {
  requirePermission(actor, 'cases.create');
  return withFirm(actor, async (tx) => {
    const unit = await openReadUnit(tx, actor.firmId);
    const input = inputFor(unit, await factsOfDraft(unit, draft));
    const decision = decide(input);
    const others = decision.outcome === 'waiting' ? explain(input, decision).others : [];
    return {
      ...decisionDto(null, decision),
      told: tellDecision(input, decision, 'forecast'),
      fullness: Object.fromEntries(
        input.candidates.map((candidate) => [candidate.id, fullnessOf(input, candidate)]),
      ),
      freeing: others.flatMap(({ attorneyId, name, remedy }) =>
        remedy === null
          ? []
          : [{ attorneyId, name, whatIf: remedyInWords(remedy, draft.visaType, 'forecast') }],
      ),
    };
  });
}

async function factsOfDraft(unit: ReadUnit, draft: CaseDraft): Promise<CaseFacts> {
  const clientId = draft.clientId !== undefined && isId(draft.clientId) ? draft.clientId : newId();
  const last = await findLastAttorneys(unit.tx, unit.firmId, [clientId], []);
  return factsOf(
    {
      id: newId(),
      clientId,
      companyKey: companyKey(draft.company),
      visaType: draft.visaType,
      complexity: draft.complexity ?? unit.rules.visaTypes[draft.visaType].defaultComplexity,
      priority: draft.priority ?? 'normal',
      deadline: draft.deadline ? textToDateColumn(draft.deadline) : null,
      receivedAt: unit.at,
    },
    unit,
    { lastAttorneyId: last.get(clientId) ?? null },
  );
}
