import 'server-only';
import { reassignCase } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { BulkHandOffResult } from './bulk-dto';
import { bulkHandOffSchema, type BulkHandOff, type SeenCase } from '@/lib/contracts/bulk';
import { runBulk } from './run-bulk';

/**
 * Hands several cases off for one reason, in the order given: to one colleague, or each to whom the
 * rules choose after the ones before it have moved. Every case is asked for the permissions, the
 * eligibility and the acceptance that a single handoff is asked for.
 *
 * @throws AppError `forbidden` for a role that hands nothing off, `validation-failed`
 */
export async function bulkHandOff(
  actor: Actor,
  request: BulkHandOff,
): Promise<BulkHandOffResult[]> {
  requirePermission(actor, 'cases.handoff-own');
  const { cases, requestKey, ...handoff } = parseInput(bulkHandOffSchema, request);
  const act = { name: 'hand-off', requestKey, input: { cases, ...handoff } };
  return runBulk(actor, act, cases, (seen) => handOffOne(actor, seen, handoff));
}

async function handOffOne(
  actor: Actor,
  { caseId, version }: SeenCase,
  handoff: Omit<BulkHandOff, 'cases' | 'requestKey'>,
): Promise<BulkHandOffResult> {
  const result = await reassignCase(actor, caseId, { ...handoff, version });
  if (result.status === 'pending') {
    const undo = { handoffId: result.handoff.id, version };
    return { caseId, outcome: 'asked', attorney: result.handoff.toAttorney, undo };
  }
  const { attorney, version: after } = result.case;
  if (!attorney) throw new AppError('conflict', 'The handoff left the case without a holder.');
  // An attorney who handed off their own case does not hold it any more, so only a manager takes it back.
  const undo = hasPermission(actor.role, 'cases.handoff')
    ? { handoffId: result.assignment.handoffId, version: after }
    : null;
  return { caseId, outcome: 'done', attorney, undo };
}
