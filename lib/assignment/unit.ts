import 'server-only';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import type { EventDetails, EventKind } from '@/lib/contracts/events';
import { afterCommit, withWholeFirm, type FirmTx } from '@/lib/db/with-firm';
import { takeDueRules } from '@/lib/rule-sets/take-due-rules';
import type { RuleSet } from './core';
import { bringBooksUpToDate } from './books';
import { EventChain } from './events';
import { loadFirm, type FirmState, type LoadedFirm } from './load-firm';
import { Roster } from './roster';
import { takeDuePauses } from './take-due-pauses';
import { WriteSet } from './write-set';

/**
 * One assigning transaction, under the firm's lock: what the firm looked like when it began, a
 * working copy that decisions move forward, and the rows that are written when it ends. Every
 * path that moves a case, a counter or anything a decision reads goes through one.
 */
export interface AssignmentUnit {
  readonly tx: FirmTx;
  readonly firmId: string;
  readonly timeZone: string;
  readonly actor: Actor;
  /** Decision time of everything in this unit. */
  readonly at: Date;
  readonly rules: RuleSet;
  readonly ruleSetVersion: number;
  readonly state: FirmState;
  readonly roster: Roster;
  readonly writes: WriteSet;
  /** Appends to the firm's audit trail. */
  record<K extends EventKind>(kind: K, details: EventDetails<K>): void;
  /** Drains the waiting line once this is committed: call it after anything that may free room. */
  drainAfterCommit(): void;
}

/**
 * Runs `work` as one transaction under the firm's lock and writes what it decided. Joins the
 * surrounding transaction where there is one.
 *
 * @throws AppError `conflict` when a counter or case was changed by someone who did not hold the
 * lock; nothing is written then.
 */
export async function withAssignmentUnit<T>(
  actor: Actor,
  work: (unit: AssignmentUnit) => Promise<T>,
): Promise<T> {
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      const followUp = { drain: false };
      const unit = await openUnit(tx, actor, followUp);
      bringBooksUpToDate(unit);
      const result = await work(unit);
      await unit.writes.flush(tx, unit);
      if (followUp.drain) await afterCommit(() => drainLater(actor.firmId), 'drain');
      return result;
    },
    { lock: true },
  );
}

// Rules and pauses whose time has come are in force before anything is decided in this unit.
async function openUnit(
  tx: FirmTx,
  actor: Actor,
  followUp: { drain: boolean },
): Promise<AssignmentUnit> {
  const at = now();
  const firm = await loadFirm(tx, actor.firmId, at);
  const hasDuePauses = firm.attorneys.some(({ isPauseDue }) => isPauseDue);
  if (!firm.hasDueRules && !hasDuePauses) return unitOf(tx, actor, at, firm, followUp);
  const due = unitOf(tx, systemActor(actor.firmId), at, firm, followUp);
  bringBooksUpToDate(due);
  await takeDuePauses(due);
  if (firm.hasDueRules) await takeDueRules(due);
  await due.writes.flush(tx, due);
  return unitOf(tx, actor, at, await loadFirm(tx, actor.firmId, at), followUp);
}

function unitOf(
  tx: FirmTx,
  actor: Actor,
  at: Date,
  firm: LoadedFirm,
  followUp: { drain: boolean },
): AssignmentUnit {
  const chain = new EventChain(firm.state.lastEventSeq, firm.state.lastEventHash);
  const writes = new WriteSet(chain, firm.forecast);
  return {
    tx,
    firmId: actor.firmId,
    timeZone: firm.timeZone,
    actor,
    at,
    rules: firm.rules,
    ruleSetVersion: firm.ruleSetVersion,
    state: firm.state,
    roster: new Roster(firm.attorneys, firm.state, {
      items: firm.forecast.items,
      rules: firm.rules,
    }),
    writes,
    record(kind, details) {
      chain.append(actor, at, kind, details);
    },
    drainAfterCommit() {
      followUp.drain = true;
    },
  };
}

async function drainLater(firmId: string): Promise<void> {
  // Imported late: draining itself works through units.
  const { drainAfterChange } = await import('./drain-waiting-line');
  await drainAfterChange(firmId);
}
