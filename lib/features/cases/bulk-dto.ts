import type { Stage } from '@/lib/assignment/core';
import type { Ref } from '@/lib/contracts/values';

/** What became of one case of a bulk handoff. */
export type BulkHandOffResult =
  | {
      caseId: string;
      outcome: 'done' | 'asked';
      attorney: Ref;
      /** What taking it back names; null where its maker may not. */
      undo: BulkUndo | null;
    }
  | BulkRefusal;

/** One handoff of several to take back: which, and the case's version as it left it. */
export interface BulkUndo {
  handoffId: string;
  version: number;
}

/** What became of one case of an undone bulk handoff: back with `attorney`, or they were asked. */
export type BulkUndoResult =
  | { caseId: string; outcome: 'done' | 'asked'; attorney: Ref }
  | BulkRefusal;

/** What became of one case of a bulk change of stage. */
export type BulkStageResult =
  | { caseId: string; outcome: 'done'; stage: Stage; version: number }
  | BulkRefusal;

/** A case that stays exactly as it was, and why. */
export interface BulkRefusal {
  caseId: string;
  outcome: 'refused';
  detail: string;
}

/** A colleague who could take the cases, as the firm stands now. */
export interface BulkReceiver {
  attorneyId: string;
  name: string;
  /** Of the chosen cases, taken one by one. */
  eligibleFor: number;
  activeCases: number;
  capacity: number;
}

/** What a bulk handoff would do; it binds no one. */
export interface BulkHandOffPreview {
  receivers: BulkReceiver[];
  cases: {
    caseId: string;
    /** Who would take it; null where it would be refused. */
    to: Ref | null;
    refusal: string | null;
  }[];
}
