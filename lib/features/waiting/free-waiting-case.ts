import 'server-only';
import { cancelAbsence } from '@/lib/features/absences';
import { previewAssignment } from '@/lib/assignment';
import { changeAttorney } from '@/lib/features/attorneys';
import type { ChangeAttorneyInput } from '@/lib/contracts/attorney';
import type { Actor } from '@/lib/platform/auth/actor';
import { getCase } from '@/lib/features/cases';
import type { CaseDto } from '@/lib/contracts/case';
import type { FreeingDto } from '@/lib/contracts/decision';
import { withFirm } from '@/lib/platform/db/with-firm';
import { AppError } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { freeCaseSchema, type FreeCaseInput } from '@/lib/contracts/waiting';

/** The most that a capacity can be; see `attorneyFields`. */
const MOST_CAPACITY = 100;

/** What was changed, and where the case is once the waiting line has been drained after it. */
export interface FreedCase {
  readonly case: CaseDto;
  readonly change: FreeingDto;
}

/**
 * Makes the one change to an attorney that frees a waiting case, such as the level that it asks for.
 * What has to change is worked out again as the firm stands now; what is not enough any more is
 * refused, so that nothing is changed in vain. The line is drained afterwards: the rules give out
 * what has become possible, the best case first. `once` makes the change once for a request that may
 * come again.
 *
 * @throws AppError `not-found`, `forbidden`, `validation-failed`; `conflict` when the change would
 * not free the case now.
 */
export async function freeWaitingCase(
  actor: Actor,
  input: FreeCaseInput,
  once: <R>(change: () => Promise<R>) => Promise<R> = (change) => change(),
): Promise<FreedCase> {
  const request = parseInput(freeCaseSchema, input);
  const change = await once(() => makeChange(actor, request));
  return { case: await getCase(actor, request.caseId), change };
}

async function makeChange(
  actor: Actor,
  { caseId, attorneyId, kind }: FreeCaseInput,
): Promise<FreeingDto> {
  const { visaType, status } = await getCase(actor, caseId);
  const { freeing } = await previewAssignment(actor, { caseId });
  const own = freeing.find((one) => one.attorneyId === attorneyId);
  // A case that someone holds by now needs nothing.
  const changes = status === 'waiting' ? (own?.changes ?? []) : [];
  const change = changes.find((one) => one.kind === kind);
  if (!change) {
    throw new AppError(
      'conflict',
      'This would not free the case any more: something has changed meanwhile. Reload the page.',
    );
  }
  if (change.kind === 'present') await endAbsence(actor, attorneyId, change);
  else await changeAttorney(actor, attorneyId, attorneyChange(change, visaType));
  return change;
}

function attorneyChange(
  change: Exclude<FreeingDto, { kind: 'present' }>,
  visaType: CaseDto['visaType'],
): ChangeAttorneyInput {
  switch (change.kind) {
    case 'room':
      return { capacity: capacityOrError(change.capacity) };
    case 'intake':
      return { intakePerWeek: change.intakePerWeek };
    case 'active':
      return { active: true };
    case 'own-maximum':
      return { maxComplexity: change.maxComplexity };
    case 'level':
      return { expertise: { [visaType]: change.level } };
    case 'seniority':
      return { seniority: change.seniority };
  }
}

function capacityOrError(capacity: number): number {
  if (capacity <= MOST_CAPACITY) return capacity;
  throw new AppError(
    'conflict',
    `They would need a capacity of ${capacity}; the most is ${MOST_CAPACITY}. Hand some of their cases off instead.`,
  );
}

async function endAbsence(
  actor: Actor,
  attorneyId: string,
  { startsAt, endsAt }: Extract<FreeingDto, { kind: 'present' }>,
): Promise<void> {
  const { firmId } = actor;
  const absence = await withFirm(actor, (tx) =>
    tx.absence.findFirst({
      where: { firmId, attorneyId, startsAt, endsAt, cancelledAt: null },
      select: { id: true },
    }),
  );
  if (!absence) throw new AppError('conflict', 'This absence has changed. Reload the page.');
  await cancelAbsence(actor, { absenceId: absence.id, attorneyId });
}
