import 'server-only';
import { systemActor, type Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { afterCommit, withWholeFirm, type FirmTx } from '@/lib/db/with-firm';
import { takeDueRules } from '@/lib/rule-sets/take-due-rules';
import { applyChange } from './core';
import { EventChain } from './events';
import { loadFirm, type LoadedFirm } from './load-firm';
import { Roster } from './roster';
import { takeDuePauses } from './take-due-pauses';
import type { AssignmentUnit } from './unit';
import { WriteSet } from './write-set';

/**
 * Runs a unit as `withAssignmentUnit` does; how the waiting line is drained after it is told, since
 * draining works through units itself.
 */
export async function runUnit<T>(
  actor: Actor,
  work: (unit: AssignmentUnit) => Promise<T>,
  drain: (firmId: string) => Promise<void>,
): Promise<T> {
  return withWholeFirm(
    actor.firmId,
    async (tx) => {
      const followUp = { drain: false };
      const unit = await openUnit(tx, actor, followUp);
      const result = await work(unit);
      await unit.writes.flush(tx, unit);
      if (followUp.drain) await afterCommit(() => drain(actor.firmId), 'drain');
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
  const hasDuePauses = [...firm.state.attorneys.values()].some(({ isPauseDue }) => isPauseDue);
  if (!firm.hasDueRules && !hasDuePauses) return unitOf(tx, actor, at, firm, followUp);
  const due = unitOf(tx, systemActor(actor.firmId), at, firm, followUp);
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
  const { state } = firm;
  const roster = new Roster(state, firm.forecast.items);
  applyChange(state, { kind: 'time-passed', atMs: at.getTime() });
  return {
    tx,
    firmId: actor.firmId,
    timeZone: firm.timeZone,
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
