import 'server-only';
import type { FirmState, RuleSet } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import type { EventDetails, EventKind } from '@/lib/contracts/events';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/**
 * What rules need of the transaction that puts them in force. It is under the firm's lock: that of
 * lib/assignment, which stands above and takes due rules before its own work.
 */
export interface RulesTransaction {
  readonly tx: FirmTx;
  readonly firmId: string;
  readonly actor: Actor;
  readonly at: Date;
  /** The rules in force, and their version. */
  readonly rules: RuleSet;
  readonly ruleSetVersion: number;
  /** What decisions move, by `applyChange`. */
  readonly state: FirmState;
  record<K extends EventKind>(kind: K, details: EventDetails<K>): void;
  drainAfterCommit(): void;
}
