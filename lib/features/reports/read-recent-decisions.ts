import 'server-only';
import type { DecisionReason, Outcome, Strategy } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { DecisionLine } from './dashboard-dto';

interface DecisionRow {
  id: string;
  decidedAt: Date;
  caseId: string;
  number: number;
  clientId: string;
  clientName: string;
  outcome: Outcome;
  reason: DecisionReason;
  strategy: Strategy;
  attorneyId: string | null;
  attorneyName: string | null;
  by: string;
}

/** The firm's newest decisions, in short. */
export async function readRecentDecisions(
  tx: FirmTx,
  firmId: string,
  limit: number,
): Promise<DecisionLine[]> {
  const rows = await tx.$queryRaw<DecisionRow[]>`
    SELECT d.id, d.decided_at AS "decidedAt", c.id AS "caseId", c.number,
           l.id AS "clientId", l.name AS "clientName", d.outcome, d.reason, d.strategy,
           a.id AS "attorneyId", a.name AS "attorneyName",
           d.actor_name AS by
      FROM decisions d
      JOIN cases c ON c.firm_id = d.firm_id AND c.id = d.case_id
      JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
      LEFT JOIN attorneys a ON a.firm_id = d.firm_id AND a.id = d.attorney_id
     WHERE d.firm_id = ${firmId}::uuid
     ORDER BY d.id DESC
     LIMIT ${limit}`;
  return rows.map(({ id, decidedAt, caseId, number, attorneyId, attorneyName, ...row }) => ({
    id,
    at: decidedAt.toISOString(),
    case: { id: caseId, number },
    client: { id: row.clientId, name: row.clientName },
    outcome: row.outcome,
    reason: row.reason,
    strategy: row.strategy,
    attorney:
      attorneyId === null || attorneyName === null ? null : { id: attorneyId, name: attorneyName },
    by: row.by,
  }));
}
