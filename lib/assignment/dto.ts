import 'server-only';
import {
  engineVersionOf,
  type Priority,
  type RecordedDecision,
  type Stage,
  type VisaType,
} from '@/lib/assignment/core';
import type { Case } from '@/lib/platform/db/generated/client';
import { dateColumnToText } from '@/lib/shared/time';
import { wordDecision } from '@/lib/wording/record-decision';
import type { CaseDto } from '@/lib/contracts/case';
import type { CaseStatus, ConflictState, FilingKind } from '@/lib/contracts/case-codes';
import type { DecisionDto } from '@/lib/contracts/decision';
import type { Ref } from '@/lib/contracts/values';

/** A case row together with the names that its DTO shows. */
export type CaseWithNames = Case & {
  client: Ref;
  attorney: Ref | null;
  attorneyOfRecord: Ref | null;
};

/** Closed once it has an end; waiting while no one holds it. */
export function caseStatus(row: Pick<Case, 'closedAt' | 'attorneyId'>): CaseStatus {
  if (row.closedAt) return 'closed';
  return row.attorneyId === null ? 'waiting' : 'assigned';
}

/** A case as API and pages show it. */
export function caseDto(row: CaseWithNames): CaseDto {
  return {
    id: row.id,
    number: row.number,
    status: caseStatus(row),
    // The database's checks guarantee the closed lists that Prisma types as text.
    stage: row.stage as Stage,
    visaType: row.visaType as VisaType,
    filingKind: row.filingKind as FilingKind | null,
    complexity: row.complexity,
    priority: row.priority as Priority,
    deadline: row.deadline ? dateColumnToText(row.deadline) : null,
    externalRef: row.externalRef,
    company: row.company,
    receivedAt: row.receivedAt.toISOString(),
    stageSince: row.stageSince.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    assignedAt: row.assignedAt?.toISOString() ?? null,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    client: { id: row.client.id, name: row.client.name },
    attorney: row.attorney && { id: row.attorney.id, name: row.attorney.name },
    attorneyOfRecord: row.attorneyOfRecord && {
      id: row.attorneyOfRecord.id,
      name: row.attorneyOfRecord.name,
    },
    conflictCheck: row.conflictCheck as ConflictState | null,
    version: row.version,
  };
}

/** A decision as API and pages show it; `id` is null for a preview. */
export function decisionDto(id: string | null, decision: RecordedDecision): DecisionDto {
  return {
    id,
    outcome: decision.outcome,
    reason: decision.reason,
    strategy: decision.strategy,
    ruleSetVersion: decision.ruleSetVersion,
    engineVersion: engineVersionOf(decision),
    decidedAt: new Date(decision.decidedAtMs).toISOString(),
    attorneyId: decision.attorneyId,
    override: decision.override,
    ...wordDecision(decision),
  };
}
