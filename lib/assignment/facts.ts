import 'server-only';
import type { Case } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dateColumnToText, dayEnd } from '@/lib/shared/time';
import type { CaseFacts, DecisionInput, Priority, RuleSet, Stage, VisaType } from './core';
import type { AssignmentTransaction } from './transaction';

/** A case row with its closed lists typed: the database's checks guarantee them. */
export type CaseRow = Case & { visaType: VisaType; stage: Stage; priority: Priority };

/** The columns of a case that a decision reads; a draft has no row yet. */
export type DecidedColumns = Pick<
  Case,
  'id' | 'clientId' | 'companyKey' | 'complexity' | 'deadline' | 'receivedAt'
> & { visaType: VisaType; priority: Priority };

/** What the pure core wants to know about a case. */
export function factsOf(
  row: DecidedColumns,
  context: { rules: RuleSet; timeZone: string },
  people: { lastAttorneyId: string | null; previousHolderId?: string | null },
): CaseFacts {
  return {
    id: row.id,
    clientId: row.clientId,
    company: row.companyKey,
    visaType: row.visaType,
    complexity: row.complexity,
    priority: row.priority,
    deadlineMs: row.deadline
      ? dayEnd(dateColumnToText(row.deadline), context.timeZone).getTime()
      : null,
    arrivedAtMs: row.receivedAt.getTime(),
    estimatedDays: context.rules.visaTypes[row.visaType].estimatedDays,
    lastAttorneyId: people.lastAttorneyId,
    previousHolderId: people.previousHolderId ?? null,
  };
}

/** The whole input of a decision on these facts, as the firm stands in this unit. */
export function inputFor(
  transaction: Pick<AssignmentTransaction, 'roster' | 'rules' | 'ruleSetVersion' | 'at'>,
  facts: CaseFacts,
): DecisionInput {
  return {
    case: facts,
    candidates: transaction.roster.candidatesFor(facts),
    rules: transaction.rules,
    ruleSetVersion: transaction.ruleSetVersion,
    decidedAtMs: transaction.at.getTime(),
  };
}

/**
 * The attorney of each client's most recent case, other than the given cases. Clients without one
 * are missing from the answer.
 */
export async function findLastAttorneys(
  tx: FirmTx,
  firmId: string,
  clientIds: readonly string[],
  exceptCaseIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ clientId: string; attorneyId: string }[]>`
    SELECT DISTINCT ON (client_id) client_id AS "clientId", attorney_id AS "attorneyId"
      FROM cases
     WHERE firm_id = ${firmId}::uuid AND client_id = ANY (${[...clientIds]}::uuid[])
       AND attorney_id IS NOT NULL AND id <> ALL (${[...exceptCaseIds]}::uuid[])
     ORDER BY client_id, received_at DESC, id DESC`;
  return new Map(rows.map((row) => [row.clientId, row.attorneyId]));
}
