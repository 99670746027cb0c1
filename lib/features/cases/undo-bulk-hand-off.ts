import 'server-only';
import { answerHandoff, reassignCase } from '@/lib/assignment';
import { EXCLUSION_CODES } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError, notFound } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { BulkUndoResult } from './bulk-dto';
import { undoBulkHandOffSchema, type UndoBulkHandOff } from '@/lib/contracts/bulk';
import { HAND_BACK_NOTE } from '@/lib/contracts/case-codes';
import { runBulk } from './run-bulk';

type Undone = UndoBulkHandOff['cases'][number];

/**
 * Takes back what a bulk handoff did, case by case: a question is withdrawn, a handoff is undone as
 * a single one would be. A case that has been changed since, or may not return, stays where it is,
 * with the reason. The last one goes first, so that no one is full who was not before.
 *
 * @throws AppError `forbidden` for a role that hands nothing off, `validation-failed`
 */
export async function undoBulkHandOff(
  actor: Actor,
  request: UndoBulkHandOff,
): Promise<BulkUndoResult[]> {
  requirePermission(actor, 'cases.handoff-own');
  const { cases, requestKey } = parseInput(undoBulkHandOffSchema, request);
  const act = { name: 'undo-hand-off', requestKey, input: { cases } };
  const results = await runBulk(actor, act, cases.toReversed(), (one) => undoOne(actor, one));
  return results.toReversed();
}

async function undoOne(
  actor: Actor,
  { caseId, version, handoffId }: Undone,
): Promise<BulkUndoResult> {
  const handoff = await findHandoff(actor, caseId, handoffId);
  const { fromAttorney } = handoff;
  switch (handoff.status) {
    case 'pending':
      await answerHandoff(actor, handoffId, 'withdraw');
      return { caseId, outcome: 'done', attorney: fromAttorney };
    case 'done':
    case 'accepted': {
      const back = {
        toAttorneyId: fromAttorney.id,
        reason: 'other',
        note: HAND_BACK_NOTE,
      } as const;
      const request = { ...back, undoes: handoffId, version };
      const result = await reassignCase(actor, caseId, request).catch((error: unknown) => {
        throw nameWhoCannot(error, fromAttorney.name);
      });
      const outcome = result.status === 'pending' ? 'asked' : 'done';
      return { caseId, outcome, attorney: fromAttorney };
    }
    default:
      throw new AppError(
        'handoff-not-pending',
        `The handoff did not come about, so the case is still with ${fromAttorney.name}.`,
      );
  }
}

/** What the rules hold against someone says whom it is about only where one person was chosen. */
function nameWhoCannot(error: unknown, name: string): unknown {
  if (!(error instanceof AppError)) return error;
  if (!EXCLUSION_CODES.some((code) => code === error.code)) return error;
  return new AppError(error.code, `${name} cannot take it back: ${error.message}`);
}

async function findHandoff(actor: Actor, caseId: string, id: string) {
  const { firmId } = actor;
  const handoff = await withFirm(actor, (tx) =>
    tx.handoff.findFirst({
      where: { firmId, id, caseId },
      select: { status: true, fromAttorney: { select: { id: true, name: true } } },
    }),
  );
  if (!handoff) throw notFound('handoff', id);
  return handoff;
}
