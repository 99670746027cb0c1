import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { AppError, notFound } from '@/lib/shared/errors';
import { exclusionInRecord, exclusionsInRecord } from '@/lib/wording/record-exclusion';
import { decisionSummary } from '@/lib/wording/record-summary';
import { decideByHand, ManualChoiceRefused, type Decision, type DecisionInput } from './core';

/**
 * The decision that a person made, with the rules' own ranking beside it.
 *
 * @throws AppError `not-found` for an attorney of another firm; an exclusion's code where the
 * attorney is not eligible and no manager overrides that; `forbidden` for an override by others.
 */
export function chooseByHand(
  actor: Actor,
  input: DecisionInput,
  attorneyId: string,
  override: { reason: string } | null,
): Decision {
  const chosen = input.candidates.find((candidate) => candidate.id === attorneyId);
  if (!chosen) throw notFound('attorney', attorneyId);
  if (override) requirePermission(actor, 'cases.override');
  try {
    return decideByHand(input, attorneyId, override);
  } catch (error) {
    if (error instanceof ManualChoiceRefused) throw refusal(chosen.name, error);
    throw error;
  }
}

function refusal(name: string, error: ManualChoiceRefused): AppError {
  const [first] = error.exclusions;
  return new AppError(
    first?.code ?? 'conflict',
    `${name} cannot take this case. ${exclusionsInRecord(error.exclusions)}`,
    error.exclusions.map((exclusion) => ({
      path: 'attorneyId',
      message: `${exclusion.code}: ${exclusionInRecord(exclusion)}`,
    })),
  );
}

/** Says for every attorney why they cannot take the case. */
export function noOneEligible(decision: Decision): AppError {
  return new AppError(
    'nobody-eligible',
    `Nobody else can take this case now, so it stays where it is. ${decisionSummary(decision)}`,
    decision.candidates.map((candidate) => ({
      path: candidate.name,
      message: exclusionsInRecord(candidate.exclusions),
    })),
  );
}
