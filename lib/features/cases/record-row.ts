import 'server-only';
import type { RecordChange } from '@/lib/platform/db/generated/client';
import { refOrNull } from './case-row';
import type { Ref } from '@/lib/contracts/values';
import {
  REQUIRED_STEPS,
  RECORD_STEPS,
  type RecordStatus,
  type RecordStep,
} from '@/lib/contracts/case-codes';
import type { RecordChangeDto } from '@/lib/contracts/record-change';

/** A checklist with the names that its DTO shows. */
export type NamedRecordChange = RecordChange & { fromName: string | null; toName: string };

/** The columns that say when a step was done and by whom. */
export const STEP_COLUMNS = {
  'g28-signed': { at: 'g28SignedAt', by: 'g28SignedByName' },
  'client-informed': { at: 'clientInformedAt', by: 'clientInformedByName' },
  filed: { at: 'filedAt', by: 'filedByName' },
} as const satisfies Record<RecordStep, { at: keyof RecordChange; by: keyof RecordChange }>;

/** A checklist as API and pages show it. */
export function recordChangeDto(row: NamedRecordChange): RecordChangeDto {
  return {
    id: row.id,
    caseId: row.caseId,
    fromAttorney: refOrNull(row.fromAttorneyId, row.fromName),
    toAttorney: { id: row.toAttorneyId, name: row.toName },
    // The database's check guarantees the closed list that Prisma types as text.
    status: row.status as RecordStatus,
    note: row.note,
    requestedAt: row.requestedAt.toISOString(),
    requestedBy: row.requestedByName,
    steps: RECORD_STEPS.map((step) => ({
      step,
      isRequired: REQUIRED_STEPS.includes(step),
      doneAt: row[STEP_COLUMNS[step].at]?.toISOString() ?? null,
      doneBy: row[STEP_COLUMNS[step].by],
    })),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedByName,
    resolution: row.resolution,
    version: row.version,
  };
}

/** The same, with the names from a firm's roster. */
export function recordChangeOf(
  row: RecordChange,
  roster: { get(attorneyId: string): Ref },
): RecordChangeDto {
  return recordChangeDto({
    ...row,
    fromName: row.fromAttorneyId === null ? null : roster.get(row.fromAttorneyId).name,
    toName: roster.get(row.toAttorneyId).name,
  });
}
