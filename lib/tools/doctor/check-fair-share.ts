import 'server-only';
import { openReadTransaction, type ReadTransaction } from '@/lib/assignment';
import {
  accountsOf,
  capacityPoints,
  clampBalance,
  debitAndCredit,
  fadeMilliPoints,
  type Candidate,
  type Decision,
  type DecisionInput,
} from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import type { Finding } from './finding';

/** Settling and charging round to a milli-point each, and so does every day of fading. */
const ROUNDINGS_BESIDE_FADING = 2;

/** The latest new case as it is on record. */
interface Latest {
  readonly input: DecisionInput;
  readonly result: Decision;
  /** The smallest capacity that each attorney has had since, where it was changed. */
  readonly smallestSince: Readonly<Record<string, number>>;
}

/**
 * The settled balances are those on record with the latest new case, moved on by that one case and
 * faded since: computed balance by balance, so that the index is checked by something else.
 */
export async function checkFairShare(tx: FirmTx, firmId: string): Promise<Finding[]> {
  const transaction = await openReadTransaction(tx, firmId);
  const latest = await readLatest(tx, firmId);
  if (!latest) return [];
  const charged = balancesAfter(latest);
  const days = daysFaded(transaction, latest.input.decidedAtMs);
  const shown = transaction.roster.candidatesFor({
    clientId: '',
    company: null,
    visaType: 'other',
  });
  return shown.flatMap((candidate) => {
    // An attorney who has joined since has neither earned nor owes.
    const then = charged.get(candidate.id) ?? 0;
    const { lowest, highest } = rangeOf(then, days, candidate, latest);
    const { name, fairShareMilliPoints: balance } = candidate;
    if (balance >= lowest && balance <= highest) return [];
    const detail = `${name}: the balance is ${balance} milli-points, the latest new case leads to ${lowest} to ${highest}.`;
    return [{ check: 'fair-share-balances', detail }];
  });
}

function balancesAfter({ input, result }: Latest): ReadonlyMap<string, number> {
  const accounts = accountsOf(input.candidates, input.decidedAtMs);
  return debitAndCredit(accounts, 0, result.attorneyId ?? '', result.caseWeightPoints).balances;
}

/**
 * Where a balance may stand now: faded, or not yet where the clock was set back, and cut by the
 * bounds of the smallest capacity since, if the attorney was present while they had it.
 */
function rangeOf(
  then: number,
  days: number,
  { id, capacity }: Candidate,
  { smallestSince }: Latest,
): { lowest: number; highest: number } {
  const smallest = capacityPoints(Math.min(capacity, smallestSince[id] ?? capacity));
  const stands = [then, fadeMilliPoints(then, days)];
  const all = [...stands, ...stands.map((each) => clampBalance(each, smallest))];
  const slack = ROUNDINGS_BESIDE_FADING + days;
  return { lowest: Math.min(...all) - slack, highest: Math.max(...all) + slack };
}

/** How many times the balances may have faded since: once at each whole day of the firm's ledger. */
function daysFaded({ state }: ReadTransaction, sinceMs: number): number {
  return Math.max(0, Math.ceil((state.fadedToMs - sinceMs) / DAY_MS));
}

async function readLatest(tx: FirmTx, firmId: string): Promise<Latest | null> {
  const [row] = await tx.$queryRaw<Latest[]>`
    SELECT d.input, d.result,
           coalesce((SELECT jsonb_object_agg(c.attorney_id, c.smallest)
              FROM (SELECT e.attorney_id,
                           min(least((e.data->'changes'->'capacity'->>'from')::int,
                                     (e.data->'changes'->'capacity'->>'to')::int)) AS smallest
                      FROM events e
                     WHERE e.firm_id = ${firmId}::uuid AND e.kind = 'attorney-changed'
                       AND e.data->'changes'->'capacity' IS NOT NULL
                       AND e.seq > (SELECT min(a.seq) FROM events a
                                     WHERE a.firm_id = ${firmId}::uuid AND a.case_id = s.case_id
                                       AND a.kind = 'case-assigned'
                                       AND a.data->>'decisionId' = s.decision_id::text)
                     GROUP BY e.attorney_id) c), '{}') AS "smallestSince"
      FROM (SELECT case_id, decision_id FROM assignments
             WHERE firm_id = ${firmId}::uuid AND is_new_intake
             ORDER BY turn DESC LIMIT 1) s
      JOIN decisions d ON d.firm_id = ${firmId}::uuid AND d.id = s.decision_id`;
  return row ?? null;
}
