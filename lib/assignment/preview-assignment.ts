import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { decisionDto } from '@/lib/cases/case-dto';
import type { DecisionDto } from '@/lib/cases/dto';
import { companyKey } from '@/lib/clients/company-key';
import { withFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { textToDateColumn } from '@/lib/time';
import { decide, type CaseFacts, type Priority, type VisaType } from './core';
import { factsOf, findLastAttorneys, inputFor, type CaseRow } from './facts';
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
 * What the rules would say about a case now: the ranking and every exclusion. Nothing is written.
 * For a case that somebody holds it is the ranking of those who could take it over.
 *
 * @throws AppError `not-found`
 */
export async function previewAssignment(
  actor: Actor,
  about: { caseId: string } | { draft: CaseDraft },
): Promise<DecisionDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor.firmId, async (tx) => {
    const unit = await openReadUnit(tx, actor.firmId);
    const facts =
      'caseId' in about
        ? await factsOfCase(unit, about.caseId)
        : await factsOfDraft(unit, about.draft);
    return decisionDto(null, decide(inputFor(unit, facts)));
  });
}

async function factsOfCase(unit: ReadUnit, caseId: string): Promise<CaseFacts> {
  const row = isId(caseId)
    ? await unit.tx.case.findUnique({ where: { firmId_id: { firmId: unit.firmId, id: caseId } } })
    : null;
  if (!row) throw notFound('case', caseId);
  const last = await findLastAttorneys(unit.tx, unit.firmId, [row.clientId], [row.id]);
  // The database's checks guarantee the closed lists that Prisma types as text.
  return factsOf(row as CaseRow, unit, {
    lastAttorneyId: last.get(row.clientId) ?? null,
    previousHolderId: row.closedAt ? null : row.attorneyId,
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
