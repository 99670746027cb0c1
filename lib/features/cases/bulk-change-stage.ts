import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { BulkStageResult } from './bulk-dto';
import { bulkChangeStageSchema, type BulkChangeStageInput } from '@/lib/contracts/bulk';
import { changeCase } from './change-case';
import { runBulk } from './run-bulk';

/**
 * Moves several cases to a stage each, in the order given, as a single change of stage would: with
 * its permissions, its version and its counters. Taking a move back is the same act with the stages
 * before and the versions that this one answered.
 *
 * @throws AppError `forbidden` for a role that changes nothing, `validation-failed`
 */
export async function bulkChangeStage(
  actor: Actor,
  request: BulkChangeStageInput,
): Promise<BulkStageResult[]> {
  requirePermission(actor, 'cases.edit-own');
  const { cases, requestKey } = parseInput(bulkChangeStageSchema, request);
  const act = { name: 'change-stage', requestKey, input: cases };
  return runBulk(
    actor,
    act,
    cases,
    async ({ caseId, version, stage }): Promise<BulkStageResult> => {
      const changed = await changeCase(actor, caseId, { version, stage });
      return { caseId, outcome: 'done', stage: changed.stage, version: changed.version };
    },
  );
}
