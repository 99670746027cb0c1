import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/permissions';
import { decisionDto } from './dto';
import type { CaseWithDecision } from '@/lib/contracts/case-dto';
import type { AssignCase } from '@/lib/contracts/case-schema';
import { AppError } from '@/lib/errors';
import { chooseByHand } from './choose-by-hand';
import type { Decision, DecisionInput } from './core';
import { factsOf, findLastAttorneys, inputFor, type CaseRow } from './facts';
import { dtoInUnit, loadCase, refuseClosed } from './load-case';
import { decideAndPlace, placeWith, recordDecision } from './place';
import { withAssignmentUnit } from './with-unit';
import type { AssignmentUnit } from './unit';

interface Outcome {
  row: CaseRow;
  decision: Decision;
  decisionId: string;
}

/**
 * Gives a waiting case to an attorney by hand, or runs the rules on it again. The rules' own
 * ranking is recorded beside a person's choice.
 *
 * @throws AppError `not-found`, `stale-version`, `case-closed`; `already-assigned` when somebody
 * holds the case (hand it off instead); an exclusion's code when the choice is refused.
 */
export async function assignCase(
  actor: Actor,
  caseId: string,
  request: AssignCase,
): Promise<CaseWithDecision> {
  requirePermission(actor, 'cases.assign');
  return withAssignmentUnit(actor, async (unit) => {
    const { row, client } = await loadCase(unit, caseId, request.version);
    refuseClosed(row, 'assigned');
    refuseAssigned(unit, row);
    const last = await findLastAttorneys(unit.tx, unit.firmId, [row.clientId], [row.id]);
    const input = inputFor(
      unit,
      factsOf(row, unit, { lastAttorneyId: last.get(row.clientId) ?? null }),
    );
    const next = { ...row, version: row.version + 1 };
    const outcome = request.attorneyId
      ? assignByHand(unit, next, input, request.attorneyId, request.override ?? null)
      : runRules(unit, row, next, input);
    const dto = dtoInUnit(unit, outcome.row, client);
    return { ...dto, decision: decisionDto(outcome.decisionId, outcome.decision) };
  });
}

function refuseAssigned(unit: AssignmentUnit, row: CaseRow): void {
  if (row.attorneyId === null) return;
  const { name } = unit.roster.get(row.attorneyId);
  throw new AppError(
    'already-assigned',
    `Case ${row.number} is already with ${name}. Hand it off instead of assigning it.`,
  );
}

function assignByHand(
  unit: AssignmentUnit,
  row: CaseRow,
  input: DecisionInput,
  attorneyId: string,
  override: { reason: string } | null,
): Outcome {
  const decision = chooseByHand(unit.actor, input, attorneyId, override);
  const decisionId = recordDecision(unit, 'by-hand', input, decision);
  const placed = placeWith(unit, row, attorneyId, {
    startReason: 'by-hand',
    decisionId,
    handoffId: null,
    newIntake: input.case,
  });
  return { row: placed, decision, decisionId };
}

function runRules(
  unit: AssignmentUnit,
  row: CaseRow,
  next: CaseRow,
  input: DecisionInput,
): Outcome {
  const outcome = decideAndPlace(unit, next, input, 'rerun');
  // A case that goes on waiting has not changed, so its version stays.
  return outcome.decision.attorneyId === null ? { ...outcome, row } : outcome;
}
