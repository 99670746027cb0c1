import 'server-only';
import type {
  DecisionReason,
  Outcome,
  RecordedDecision,
  Stage,
  Strategy,
} from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { elapsedDays } from '@/lib/shared/time';
import { decisionSummary } from '@/lib/wording/record-summary';
import { refOrNull } from './case-row';
import type {
  DecisionCause,
  EndReason,
  HandoffReason,
  HandoffStatus,
  StartReason,
} from '@/lib/contracts/case-codes';
import type {
  AssignmentEntry,
  DecisionEntry,
  HandoffEntry,
  HistoryEntry,
  StageChangeEntry,
} from '@/lib/contracts/case-history';
import { readRecordChanges } from './read-record-changes';

interface AssignmentRow {
  id: string;
  startedAt: Date;
  endedAt: Date | null;
  startReason: StartReason;
  endReason: EndReason | null;
  decisionId: string | null;
  handoffId: string | null;
  attorneyId: string;
  attorneyName: string;
  by: string | null;
}

interface HandoffRow {
  id: string;
  reason: HandoffReason;
  note: string | null;
  overrideReason: string | null;
  status: HandoffStatus;
  requestedAt: Date;
  requestedBy: string;
  resolvedAt: Date | null;
  resolution: string | null;
  undoesId: string | null;
  isUndone: boolean;
  fromId: string;
  fromName: string;
  toId: string;
  toName: string;
}

interface DecisionRow {
  id: string;
  cause: DecisionCause;
  outcome: Outcome;
  reason: DecisionReason;
  strategy: Strategy;
  ruleSetVersion: number;
  decidedAt: Date;
  by: string;
  result: RecordedDecision;
  attorneyId: string | null;
  attorneyName: string | null;
}

interface StageChangeRow {
  id: string;
  fromStage: Stage | null;
  toStage: Stage;
  changedAt: Date;
  by: string;
}

/** What is told first among things of the same instant. */
const ORDER_OF_KINDS: Readonly<Record<HistoryEntry['kind'], number>> = {
  'stage-change': 0,
  handoff: 1,
  decision: 2,
  assignment: 3,
  'record-change': 4,
};

/** The history of one case, oldest first; open intervals are measured up to `at`. */
export async function readHistory(
  tx: FirmTx,
  firmId: string,
  caseId: string,
  at: Date,
): Promise<HistoryEntry[]> {
  const entries: HistoryEntry[] = [
    ...(await readAssignments(tx, firmId, caseId, at)),
    ...(await readHandoffs(tx, firmId, caseId)),
    ...(await readDecisions(tx, firmId, caseId)),
    ...(await readStageChanges(tx, firmId, caseId)),
    ...(await readRecordChanges(tx, firmId, caseId)),
  ];
  return entries.sort(compareEntries);
}

function compareEntries(a: HistoryEntry, b: HistoryEntry): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return ORDER_OF_KINDS[a.kind] - ORDER_OF_KINDS[b.kind];
}

// Who held a case, in order.
async function readAssignments(
  tx: FirmTx,
  firmId: string,
  caseId: string,
  at: Date,
): Promise<AssignmentEntry[]> {
  const rows = await tx.$queryRaw<AssignmentRow[]>`
    SELECT s.id, s.started_at AS "startedAt", s.ended_at AS "endedAt",
           s.start_reason AS "startReason", s.end_reason AS "endReason",
           s.decision_id AS "decisionId", s.handoff_id AS "handoffId",
           s.attorney_id AS "attorneyId", a.name AS "attorneyName",
           coalesce(h.requested_by_name, d.actor_name) AS by
      FROM assignments s
      JOIN attorneys a ON a.firm_id = s.firm_id AND a.id = s.attorney_id
      LEFT JOIN handoffs h ON h.firm_id = s.firm_id AND h.id = s.handoff_id
      LEFT JOIN decisions d ON d.firm_id = s.firm_id AND d.id = s.decision_id
     WHERE s.firm_id = ${firmId}::uuid AND s.case_id = ${caseId}::uuid
     ORDER BY s.turn`;
  return rows.map((row) => ({
    kind: 'assignment',
    at: row.startedAt.toISOString(),
    id: row.id,
    attorney: { id: row.attorneyId, name: row.attorneyName },
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    daysHeld: elapsedDays(row.startedAt, row.endedAt ?? at),
    startReason: row.startReason,
    endReason: row.endReason,
    decisionId: row.decisionId,
    handoffId: row.handoffId,
    by: row.by,
  }));
}

// Handoffs of a case.
async function readHandoffs(tx: FirmTx, firmId: string, caseId: string): Promise<HandoffEntry[]> {
  const rows = await tx.$queryRaw<HandoffRow[]>`
    SELECT h.id, h.reason, h.note, h.override_reason AS "overrideReason", h.status,
           h.requested_at AS "requestedAt", h.requested_by_name AS "requestedBy",
           h.resolved_at AS "resolvedAt", h.resolution, h.undoes_id AS "undoesId",
           EXISTS (SELECT FROM handoffs u
                    WHERE u.firm_id = ${firmId}::uuid AND u.undoes_id = h.id
                      AND u.status IN ('done', 'accepted')) AS "isUndone",
           f.id AS "fromId", f.name AS "fromName", t.id AS "toId", t.name AS "toName"
      FROM handoffs h
      JOIN attorneys f ON f.firm_id = h.firm_id AND f.id = h.from_attorney_id
      JOIN attorneys t ON t.firm_id = h.firm_id AND t.id = h.to_attorney_id
     WHERE h.firm_id = ${firmId}::uuid AND h.case_id = ${caseId}::uuid
     ORDER BY h.requested_at, h.id`;
  return rows.map(({ fromId, fromName, toId, toName, requestedAt, resolvedAt, ...row }) => ({
    kind: 'handoff',
    at: requestedAt.toISOString(),
    ...row,
    fromAttorney: { id: fromId, name: fromName },
    toAttorney: { id: toId, name: toName },
    resolvedAt: resolvedAt?.toISOString() ?? null,
  }));
}

// Decisions on a case, each in one sentence.
async function readDecisions(tx: FirmTx, firmId: string, caseId: string): Promise<DecisionEntry[]> {
  const rows = await tx.$queryRaw<DecisionRow[]>`
    SELECT d.id, d.cause, d.outcome, d.reason, d.strategy,
           d.rule_set_version AS "ruleSetVersion", d.decided_at AS "decidedAt",
           d.actor_name AS by, d.result,
           d.attorney_id AS "attorneyId", a.name AS "attorneyName"
      FROM decisions d
      LEFT JOIN attorneys a ON a.firm_id = d.firm_id AND a.id = d.attorney_id
     WHERE d.firm_id = ${firmId}::uuid AND d.case_id = ${caseId}::uuid
     ORDER BY d.decided_at, d.id`;
  return rows.map(({ attorneyId, attorneyName, decidedAt, result, ...row }) => ({
    kind: 'decision',
    at: decidedAt.toISOString(),
    ...row,
    summary: decisionSummary(result),
    attorney: refOrNull(attorneyId, attorneyName),
  }));
}

// Stages of a case, in order.
async function readStageChanges(
  tx: FirmTx,
  firmId: string,
  caseId: string,
): Promise<StageChangeEntry[]> {
  const rows = await tx.$queryRaw<StageChangeRow[]>`
    SELECT id, from_stage AS "fromStage", to_stage AS "toStage", changed_at AS "changedAt",
           actor_name AS by
      FROM stage_changes
     WHERE firm_id = ${firmId}::uuid AND case_id = ${caseId}::uuid
     ORDER BY changed_at, id`;
  return rows.map(({ changedAt, ...row }) => ({
    kind: 'stage-change',
    at: changedAt.toISOString(),
    ...row,
  }));
}
