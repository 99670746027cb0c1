import 'server-only';
import { now } from '@/lib/platform/clock';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { applyChange } from './core';
import { loadFirm } from './load-firm';
import { Roster } from './roster';
import type { AssignmentTransaction } from './transaction';

/** A look at the firm as a decision would see it now; nothing in it can be written. */
export type ReadTransaction = Pick<
  AssignmentTransaction,
  | 'tx'
  | 'firmId'
  | 'timeZone'
  | 'workCalendar'
  | 'visaTypesOff'
  | 'at'
  | 'rules'
  | 'ruleSetVersion'
  | 'state'
  | 'roster'
>;

/** Reads the firm without its lock: for previews, which bind no one. */
export async function openReadTransaction(tx: FirmTx, firmId: string): Promise<ReadTransaction> {
  const at = now();
  const { state, forecast, ...firm } = await loadFirm(tx, firmId, at);
  const roster = new Roster(state, forecast.items);
  applyChange(state, { kind: 'time-passed', atMs: at.getTime() });
  const { rules, ruleSetVersion } = state;
  const { timeZone, workCalendar, visaTypesOff } = firm;
  const settings = { timeZone, workCalendar, visaTypesOff };
  return { tx, firmId, ...settings, at, rules, ruleSetVersion, state, roster };
}
