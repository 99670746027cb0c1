import 'server-only';
import type { Case } from '@/lib/platform/db/generated/client';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { dateColumnToText, dayEnd } from '@/lib/shared/time';
import type {
  CaseFacts,
  DecisionInput,
  NamedFacts,
  Priority,
  RuleSet,
  Stage,
  VisaType,
  WorkCalendar,
} from './core';
import type { AssignmentTransaction } from './transaction';

/** A case row with its closed lists typed: the database's checks guarantee them. */
export type CaseRow = Case & { visaType: VisaType; stage: Stage; priority: Priority };

/** Whose a client is: what continuity looks at. */
export interface ClientAttorneys {
  readonly lastAttorneyId: string | null;
  readonly relationshipAttorneyId: string | null;
}

/** The columns of a case that a decision reads; a draft has no row yet. */
export type DecidedColumns = Pick<
  Case,
  'id' | 'clientId' | 'companyKey' | 'complexity' | 'deadline' | 'receivedAt'
> & { visaType: VisaType; priority: Priority };

/** What the pure core wants to know about a case. */
export function factsOf(
  row: DecidedColumns,
  context: { rules: RuleSet; timeZone: string; workCalendar: WorkCalendar | undefined },
  people: Partial<ClientAttorneys> & { previousHolderId?: string | null },
): NamedFacts<'weightPoints'> {
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
    // Left out of the record where every day counts.
    workCalendar: context.workCalendar,
    lastAttorneyId: people.lastAttorneyId ?? null,
    // Left out of the record where no one was named.
    relationshipAttorneyId: people.relationshipAttorneyId || undefined,
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
 * Whose each client is: the relationship attorney, and the attorney of their most recent case other
 * than the given cases. One query; a client who is not recorded yet has neither.
 */
export async function findClientAttorneys(
  tx: FirmTx,
  firmId: string,
  clientIds: readonly string[],
  exceptCaseIds: readonly string[],
): Promise<(clientId: string) => ClientAttorneys> {
  const rows = await tx.$queryRaw<({ clientId: string } & ClientAttorneys)[]>`
    SELECT l.id AS "clientId", l.relationship_attorney_id AS "relationshipAttorneyId",
           (SELECT c.attorney_id FROM cases c
             WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id
               AND c.attorney_id IS NOT NULL AND c.id <> ALL (${[...exceptCaseIds]}::uuid[])
             ORDER BY c.received_at DESC, c.id DESC LIMIT 1) AS "lastAttorneyId"
      FROM clients l
     WHERE l.firm_id = ${firmId}::uuid AND l.id = ANY (${[...clientIds]}::uuid[])`;
  const known = new Map(rows.map(({ clientId, ...attorneys }) => [clientId, attorneys]));
  return (clientId) => known.get(clientId) ?? NO_ATTORNEYS;
}

const NO_ATTORNEYS: ClientAttorneys = { lastAttorneyId: null, relationshipAttorneyId: null };
