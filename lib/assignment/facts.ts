import 'server-only';
import type { Case } from '@/lib/platform/db/generated/client';
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
import type { ClientAttorneys } from './sql/client-attorneys';
import type { AssignmentTransaction } from './transaction';

/** A case row with its closed lists typed: the database's checks guarantee them. */
export type CaseRow = Case & { visaType: VisaType; stage: Stage; priority: Priority };

/** The columns of a case that a decision reads; a draft has no row yet. */
export type DecidedColumns = Pick<
  Case,
  'id' | 'clientId' | 'companyKey' | 'complexity' | 'deadline' | 'receivedAt'
> &
  Partial<Pick<Case, 'conflictCheck'>> & { visaType: VisaType; priority: Priority };

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
    // Left out of the record where nothing holds the case.
    heldForConflict: isHeldForConflict(row) || undefined,
  };
}

/** Whether a likely conflict keeps the case from everyone until a person says that there is none. */
export function isHeldForConflict({
  conflictCheck,
}: Partial<Pick<Case, 'conflictCheck'>>): boolean {
  return conflictCheck === 'open' || conflictCheck === 'refused';
}

/** The whole input of a decision on these facts, as the firm stands in this transaction. */
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
