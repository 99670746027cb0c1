import 'server-only';
import type { CaseDto } from '@/lib/contracts/case';
import type { StartReason } from '@/lib/contracts/case-codes';
import type { Ref } from '@/lib/contracts/values';
import { newId } from '@/lib/platform/ids';
import { AppError } from '@/lib/shared/errors';
import { isBehindWall } from './behind-walls';
import { applyChange } from './core';
import type { CaseRow } from './facts';
import { dtoInTransaction } from './load-case';
import { recordCase, type OpenedCase } from './open-case';
import { weighIn } from './place';
import type { AssignmentTransaction } from './transaction';

/** Who holds a case that is brought in, or held it, and since when. */
export interface Holding {
  readonly attorneyId: string;
  readonly heldSince: Date;
}

/** What became of a case before the firm came here. */
export interface CaseHistory {
  /** One after the other, without gaps; the last one holds it, or held it when it was closed. */
  readonly holdings: readonly Holding[];
  /** Null where it is open; then someone holds it. */
  readonly closedAt: Date | null;
}

/**
 * Records a case that someone held before the firm came here. Nothing is decided, so no decision is
 * on record, and the fair-share ledger, which counts new work, stays as it is; counters and turn are
 * those of someone who holds the case. It may lead over capacity: a case that is held is a fact.
 *
 * @throws AppError `ethical-wall` where a wall stands between the holder of an open case and the client
 */
export function bringInCase(
  transaction: AssignmentTransaction,
  opened: OpenedCase,
  client: Ref,
  { holdings, closedAt }: CaseHistory,
  importId: string,
): CaseDto {
  const holder = holdings.at(-1) ?? null;
  if (holder && !closedAt) refuseWalled(transaction, opened, holder);
  const row = recordCase(transaction, opened, { importId, closedAt });
  for (const [nth, holding] of holdings.entries()) {
    const end = holdings[nth + 1]?.heldSince ?? closedAt;
    bookInterval(transaction, row, holding, end && { at: end, isLast: holding === holder });
  }
  const held: CaseRow = {
    ...row,
    attorneyId: holder?.attorneyId ?? null,
    assignedAt: holder?.heldSince ?? null,
    waitingSince: null,
  };
  const now = closedAt ? closed(transaction, held, closedAt) : held;
  transaction.writes.saveCase(now);
  return dtoInTransaction(transaction, now, client);
}

// The holder takes their turn for it, as with every interval.
function bookInterval(
  transaction: AssignmentTransaction,
  row: CaseRow,
  { attorneyId, heldSince }: Holding,
  end: { readonly at: Date; readonly isLast: boolean } | null,
): void {
  const { firmId, state, writes, roster } = transaction;
  const atMs = Math.max(roster.get(attorneyId).lastAssignedAtMs ?? 0, heldSince.getTime());
  const newIntake = null;
  applyChange(state, { kind: 'assigned', attorneyId, load: row, atMs, newIntake });
  if (end) applyChange(state, { kind: 'released', attorneyId, load: row });
  const startReason: StartReason = 'imported';
  const why = { startReason, decisionId: null, turn: state.lastTurn };
  writes.newAssignments.push({
    ...{ firmId, id: newId(), caseId: row.id, attorneyId, ...why, handoffId: null },
    ...{ startedAt: heldSince, endedAt: end?.at ?? null, isNewIntake: false },
    endReason: end && (end.isLast ? 'closed' : 'handoff'),
  });
  transaction.record('case-assigned', { caseId: row.id, attorneyId, facts: why });
}

function closed(transaction: AssignmentTransaction, row: CaseRow, closedAt: Date): CaseRow {
  transaction.writes.stageChanges.push({
    ...{ firmId: transaction.firmId, id: newId(), caseId: row.id },
    ...{ fromStage: row.stage, toStage: 'closed', changedAt: closedAt },
    actorName: transaction.actor.name,
  });
  const weight = weighIn(transaction, row.complexity, 'closed');
  return { ...row, ...weight, stage: 'closed', stageSince: closedAt, closedAt };
}

function refuseWalled(
  { roster }: AssignmentTransaction,
  { clientId, companyKey }: OpenedCase,
  { attorneyId }: Holding,
): void {
  const holder = roster.get(attorneyId);
  if (!isBehindWall(holder, { clientId, companies: [companyKey] })) return;
  const message = `A wall keeps ${holder.name} from this client. Name another attorney, or leave the cell empty to have one chosen.`;
  throw new AppError('ethical-wall', message, [{ path: 'attorney', message }]);
}
