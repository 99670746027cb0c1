import type { Ref } from './case-dto';

/** What has to be done before an attorney is on record with the agency, in this order. */
export const RECORD_STEPS = ['g28-signed', 'client-informed', 'filed'] as const;
export type RecordStep = (typeof RECORD_STEPS)[number];

/** Without these nobody is on record; when the agency hears of it depends on the filing. */
export const REQUIRED_STEPS: readonly RecordStep[] = ['g28-signed', 'client-informed'];

export interface RecordStepDto {
  step: RecordStep;
  isRequired: boolean;
  doneAt: string | null;
  doneBy: string | null;
}

export const RECORD_STATUSES = ['open', 'completed', 'cancelled'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** The attorney of record being changed: a checklist with ticks. */
export interface RecordChangeDto {
  id: string;
  caseId: string;
  /** Null where nobody was on record before. */
  fromAttorney: Ref | null;
  toAttorney: Ref;
  status: RecordStatus;
  note: string | null;
  requestedAt: string;
  requestedBy: string;
  steps: RecordStepDto[];
  /** When it was completed or cancelled. */
  resolvedAt: string | null;
  resolvedBy: string | null;
  resolution: string | null;
  version: number;
}
