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

/** … and of which of their cases that was said: of the one received last. */
export interface KnownAttorneys extends ClientAttorneys {
  readonly lastCaseId: string | null;
  readonly lastReceivedAt: Date | null;
}

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
  const known = await readAttorneys(tx, firmId, clientIds, exceptCaseIds);
  return (clientId) => {
    const { lastAttorneyId, relationshipAttorneyId } = known.get(clientId) ?? NO_ATTORNEYS;
    return { lastAttorneyId, relationshipAttorneyId };
  };
}

/** Whose each client is, as `findClientAttorneys` says, and by which case. */
export async function findKnownAttorneys(
  tx: FirmTx,
  firmId: string,
  clientIds: readonly string[],
): Promise<(clientId: string) => KnownAttorneys> {
  const known = await readAttorneys(tx, firmId, clientIds, []);
  return (clientId) => known.get(clientId) ?? NO_ATTORNEYS;
}

async function readAttorneys(
  tx: FirmTx,
  firmId: string,
  clientIds: readonly string[],
  exceptCaseIds: readonly string[],
): Promise<ReadonlyMap<string, KnownAttorneys>> {
  const rows = await tx.$queryRaw<({ clientId: string } & KnownAttorneys)[]>`
    SELECT l.id AS "clientId", l.relationship_attorney_id AS "relationshipAttorneyId",
           k.attorney_id AS "lastAttorneyId", k.id AS "lastCaseId",
           k.received_at AS "lastReceivedAt"
      FROM clients l
      LEFT JOIN LATERAL (
           SELECT c.attorney_id, c.id, c.received_at FROM cases c
            WHERE c.firm_id = ${firmId}::uuid AND c.client_id = l.id
              AND c.attorney_id IS NOT NULL AND c.id <> ALL (${[...exceptCaseIds]}::uuid[])
            ORDER BY c.received_at DESC, c.id DESC LIMIT 1) k ON true
     WHERE l.firm_id = ${firmId}::uuid AND l.id = ANY (${[...clientIds]}::uuid[])`;
  return new Map(rows.map(({ clientId, ...attorneys }) => [clientId, attorneys]));
}

const NO_ATTORNEYS: KnownAttorneys = {
  lastAttorneyId: null,
  relationshipAttorneyId: null,
  lastCaseId: null,
  lastReceivedAt: null,
};
