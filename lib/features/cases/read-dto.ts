import type { HandoffReason } from '@/lib/contracts/case-codes';
import type { Ref } from '@/lib/contracts/values';

/** How full the workload of a case's holder is. */
export interface HolderLoadDto {
  activeCases: number;
  capacity: number;
  loadPoints: number;
  /** By the firm's measure: active cases or load points. */
  isOverCapacity: boolean;
}

/** A handoff that waits for an answer, in one line. */
export interface PendingHandoffDto {
  id: string;
  case: { id: string; number: number };
  client: Ref;
  fromAttorney: Ref;
  toAttorney: Ref;
  reason: HandoffReason;
  requestedAt: string;
}
