import 'server-only';
import { systemActor, type Actor } from '@/lib/platform/auth/actor';
import { monotonicMs, now } from '@/lib/platform/clock';
import { afterCommit, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { takeDueRules } from '@/lib/rule-sets/take-due-rules';
import { applyChange } from './core';
import { EventChain } from './events';
import { loadFirm, type LoadedFirm } from './load-firm';
import { Roster } from './roster';
import { takeDuePauses } from './take-due-pauses';
import type { AssignmentTransaction } from './transaction';
import { WriteSet } from './write-set';

/** Asks the database something along with the firm's state. */
export type Ask<A> = (tx: FirmTx) => Promise<A>;

/**
 * Runs an assignment transaction. How the waiting line is drained after it is given by the caller, since
 * draining runs such transactions itself.
 */
export async function runTransaction<T, A>(
  actor: Actor,
  work: (transaction: AssignmentTransaction, asked: A) => Promise<T>,
  drain: (firmId: string) => Promise<void>,
  ask: Ask<A> = async () => undefined as A,
): Promise<T> {
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      const followUp = { drain: false };
      // In this order: nothing is asked before the lock is had, nor answered before the firm is.
      const [transaction, asked] = await Promise.all([
        openTransaction(tx, actor, followUp),
        ask(tx),
      ]);
      const result = await work(transaction, asked);
      await transaction.writes.flush(tx, transaction);
      if (followUp.drain) await afterCommit(() => drain(actor.firmId), 'drain');
      return result;
    },
    { lock: true },
  );
}

// Rules and pauses whose time has come are in force before anything is decided in this transaction.
async function openTransaction(
  tx: FirmTx,
  actor: Actor,
  followUp: { drain: boolean },
): Promise<AssignmentTransaction> {
  const { at, firm } = await readUnderLock(tx, actor.firmId);
  const hasDuePauses = [...firm.state.attorneys.values()].some(({ isPauseDue }) => isPauseDue);
  if (!firm.hasDueRules && !hasDuePauses) return transactionOf(tx, actor, at, firm, followUp);
  const due = transactionOf(tx, systemActor(actor.firmId), at, firm, followUp);
  await takeDuePauses(due);
  if (firm.hasDueRules) await takeDueRules(due);
  await due.writes.flush(tx, due);
  return transactionOf(tx, actor, at, await loadFirm(tx, actor.firmId, at), followUp);
}

/** So long ago may the time of a decision be when its firm's lock is had. */
const STALE_MS = 100;

// The firm is asked for along with its lock. Where that had to be waited for, it is asked once more: the
// time of a decision is that of the firm it sees, and never before what another process wrote meanwhile.
async function readUnderLock(tx: FirmTx, firmId: string): Promise<{ at: Date; firm: LoadedFirm }> {
  const askedMs = monotonicMs();
  const at = now();
  const firm = await loadFirm(tx, firmId, at);
  const isOvertaken = firm.lastEventAt !== null && firm.lastEventAt > at;
  if (!isOvertaken && monotonicMs() - askedMs < STALE_MS) return { at, firm };
  const later = now();
  return { at: later, firm: await loadFirm(tx, firmId, later) };
}

function transactionOf(
  tx: FirmTx,
  actor: Actor,
  at: Date,
  firm: LoadedFirm,
  followUp: { drain: boolean },
): AssignmentTransaction {
  const chain = new EventChain(firm.state.lastEventSeq, firm.state.lastEventHash);
  const writes = new WriteSet(chain, firm.forecast);
  const { state } = firm;
  const roster = new Roster(state, firm.forecast.items);
  applyChange(state, { kind: 'time-passed', atMs: at.getTime() });
  return {
    tx,
    firmId: actor.firmId,
    timeZone: firm.timeZone,
    workCalendar: firm.workCalendar,
    visaTypesOff: firm.visaTypesOff,
    actor,
    at,
    get rules() {
      return state.rules;
    },
    get ruleSetVersion() {
      return state.ruleSetVersion;
    },
    state,
    roster,
    writes,
    record(kind, details) {
      chain.append(actor, at, kind, details);
    },
    drainAfterCommit() {
      followUp.drain = true;
    },
  };
}
