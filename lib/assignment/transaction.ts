import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import type { EventDetails, EventKind } from '@/lib/contracts/events';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { RuleSet, VisaType, WorkCalendar } from './core';
import type { TransactionState } from './load-firm';
import type { Roster } from './roster';
import type { WriteSet } from './write-set';

/**
 * One assigning transaction, under the firm's lock: what the firm looked like when it began, a
 * working copy that decisions move forward, and the rows that are written when it ends. Every
 * path that moves a case, a counter or anything a decision reads goes through one.
 */
export interface AssignmentTransaction {
  readonly tx: FirmTx;
  readonly firmId: string;
  readonly timeZone: string;
  /** The firm's working days; undefined where every day is one. */
  readonly workCalendar: WorkCalendar | undefined;
  /** The visa types that the firm does not practise: no new case is of one. */
  readonly visaTypesOff: readonly VisaType[];
  readonly actor: Actor;
  /** Decision time of everything in this transaction. */
  readonly at: Date;
  readonly rules: RuleSet;
  readonly ruleSetVersion: number;
  /** What decisions move, by `applyChange`. */
  readonly state: TransactionState;
  readonly roster: Roster;
  readonly writes: WriteSet;
  /** Appends to the firm's audit trail. */
  record<K extends EventKind>(kind: K, details: EventDetails<K>): void;
  /** Drains the waiting line once this is committed: call it after anything that may free room. */
  drainAfterCommit(): void;
}
