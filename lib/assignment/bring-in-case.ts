import 'server-only';
import type { CaseDto } from '@/lib/contracts/case';
import type { Ref } from '@/lib/contracts/values';
import { newId } from '@/lib/platform/ids';
import { AppError } from '@/lib/shared/errors';
import { isBehindWall } from './behind-walls';
import { applyChange } from './core';
import { dtoInTransaction } from './load-case';
import { bookCase, type OpenedCase } from './open-case';
import type { AssignmentTransaction } from './transaction';

/** Who holds a case that is brought in, and since when. */
export interface Holding {
  readonly attorneyId: string;
  readonly heldSince: Date;
}

/**
 * Records a case that someone held before the firm came here. Nothing is decided, so no decision is
 * on record, and the fair-share ledger, which books new work, stays as it is; counters and turn are
 * those of someone who holds the case. It may lead over capacity: a case that is held is a fact.
 *
 * @throws AppError `ethical-wall` where a wall stands between the holder and the client
 */
export function bringInCase(
  transaction: AssignmentTransaction,
  opened: OpenedCase,
  client: Ref,
  { attorneyId, heldSince }: Holding,
  importId: string,
): CaseDto {
  const holder = transaction.roster.get(attorneyId);
  if (isBehindWall(holder, { clientId: opened.clientId, companies: [opened.companyKey] })) {
    throw behindWall(holder.name);
  }
  const row = bookCase(transaction, opened, importId);
  const atMs = Math.max(holder.lastAssignedAtMs ?? 0, heldSince.getTime());
  const newIntake = null;
  applyChange(transaction.state, { kind: 'assigned', attorneyId, load: row, atMs, newIntake });
  const { firmId, state, writes } = transaction;
  const why = { startReason: 'imported', decisionId: null, turn: state.lastTurn };
  writes.newAssignments.push({
    ...{ firmId, id: newId(), caseId: row.id, attorneyId, ...why, handoffId: null },
    ...{ startedAt: heldSince, endedAt: null, endReason: null, isNewIntake: false },
  });
  transaction.record('case-assigned', { caseId: row.id, attorneyId, facts: why });
  const held = { ...row, attorneyId, assignedAt: heldSince, waitingSince: null };
  writes.saveCase(held);
  return dtoInTransaction(transaction, held, client);
}

function behindWall(name: string): AppError {
  const message = `A wall keeps ${name} from this client. Name another attorney, or leave the cell empty to have one chosen.`;
  return new AppError('ethical-wall', message, [{ path: 'attorney', message }]);
}
