import 'server-only';
import {
  findReceiverExclusions,
  loadCase,
  refuseClosed,
  withAssignmentTransaction,
  type AssignmentTransaction,
  type CaseRow,
} from '@/lib/assignment';
import type { ExclusionCode } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { afterCommit, withFirm, withWholeFirm } from '@/lib/platform/db/with-firm';
import { mailWithoutEvent } from '@/lib/platform/notifications/mail-without-event';
import { AppError, notFound } from '@/lib/shared/errors';
import { newId } from '@/lib/platform/ids';
import { dateColumnToText, formatDay } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { exclusionInRecord } from '@/lib/wording/record-exclusion';
import { requireAbsencesOf } from './absence-permission';
import { getAbsenceRow, type AbsenceRow } from './absence-row';
import { endedCover } from './cover-row';
import { notifyOfPlan, notifyOfWithdrawal } from './notify-of-covers';
import { type CoverDto, planCoversSchema, type PlanCoversInput } from '@/lib/contracts/cover';
import { listCovers } from './list-covers';
import { resolveCoversOf } from './resolve-covers';

/** What may be otherwise by the time the absence begins; then the rules look again. */
const MAY_PASS: Readonly<Record<ExclusionCode, boolean>> = {
  inactive: false,
  'conflict-check': false,
  'ethical-wall': false,
  'previous-holder': false,
  absent: false,
  'no-expertise': false,
  'above-threshold': false,
  'at-capacity': true,
  'intake-rate': true,
};

/**
 * Confirms who stands in for which case of an absence. At its beginning each case is handed to the
 * colleague, at its end it returns by itself; covers of an absence that has begun start at once.
 * `attorneyId: null` leaves a case with its holder and takes back a cover that has not begun.
 *
 * @returns all covers of the absence
 * @throws AppError `forbidden`; `not-found` (absence, attorney, or a case that the absent attorney
 * does not hold); `conflict` when the absence is over; `case-closed`; an exclusion's code where the
 * colleague cannot take the case. Nothing is changed then.
 */
export async function planCovers(actor: Actor, input: PlanCoversInput): Promise<CoverDto[]> {
  const { absenceId, attorneyId, covers } = parseInput(planCoversSchema, input);
  return withWholeFirm(
    actor.firmId,
    async () => {
      await withAssignmentTransaction(actor, async (transaction) => {
        const absence = await getOpenAbsence(transaction, absenceId, attorneyId);
        requirePlanning(transaction, absence);
        for (const [place, cover] of covers.entries()) {
          await plan(transaction, absence, cover, `covers.${place}.attorneyId`);
        }
        const planned = [...transaction.writes.covers.values()].filter(
          ({ status }) => status === 'planned',
        );
        notifyOfPlan(transaction, absence, planned);
      });
      await resolveCoversOf(actor, absenceId);
      return listCovers(actor, { absenceId });
    },
    { lock: true },
  );
}

async function getOpenAbsence(
  transaction: AssignmentTransaction,
  absenceId: string,
  attorneyId: string | undefined,
): Promise<AbsenceRow> {
  const absence = await getAbsenceRow(transaction.tx, transaction.firmId, absenceId);
  if (absence.cancelledAt || (attorneyId !== undefined && absence.attorneyId !== attorneyId)) {
    throw notFound('absence', absenceId);
  }
  if (absence.endsAt > transaction.at) return absence;
  throw new AppError(
    'conflict',
    `This absence ended on ${formatDay(dateColumnToText(absence.endsOn))}; there is nothing left to cover.`,
  );
}

/**
 * Lets the actor say who covers for this absence, or refuses.
 * @throws AppError `forbidden`
 */
export function requirePlanning(
  { actor, rules }: AssignmentTransaction,
  absence: AbsenceRow,
): void {
  requireAbsencesOf(actor, absence.attorneyId);
  if (!rules.handoffNeedsAcceptance || hasPermission(actor.role, 'cases.handoff')) return;
  throw new AppError(
    'forbidden',
    'This firm asks for a colleague’s consent before a case changes hands, so a manager confirms the covers.',
  );
}

async function plan(
  transaction: AssignmentTransaction,
  absence: AbsenceRow,
  { caseId, attorneyId }: { caseId: string; attorneyId: string | null },
  path: string,
): Promise<void> {
  const { firmId, at, actor } = transaction;
  const open = await withFirm(actor, (tx) =>
    tx.cover.findFirst({
      where: { firmId, absenceId: absence.id, caseId, status: { in: ['planned', 'active'] } },
    }),
  );
  // What has begun is ended by keeping the case or handing it off, not by planning anew.
  if (open?.status === 'active') return;
  if (attorneyId === null) {
    if (!open) return;
    transaction.writes.covers.set(open.id, endedCover(open, at, 'ended', 'withdrawn'));
    notifyOfWithdrawal(transaction, open);
    // That nobody is to stand in is recorded by no event. Afterwards: a job that is queued for the firm may
    // run before this is written, and one of the same key would be left out.
    await afterCommit(
      () => withWholeFirm(firmId, (tx) => mailWithoutEvent(tx, firmId)),
      'mail-without-event',
    );
    return;
  }
  if (open?.toAttorneyId === attorneyId) return;
  const { row } = await loadCase(transaction, caseId);
  refuseClosed(row, 'covered');
  // A case of someone else is none of this absence's.
  if (row.attorneyId !== absence.attorneyId) throw notHeld(row, absence);
  await refuseExcluded(transaction, row, absence, attorneyId, path);
  const cover = open
    ? { ...open, toAttorneyId: attorneyId, blockedAt: null, version: open.version + 1 }
    : newCover(transaction, absence, caseId, attorneyId);
  transaction.writes.covers.set(cover.id, cover);
  if (open) notifyOfWithdrawal(transaction, open);
  transaction.record('cover-planned', {
    caseId,
    attorneyId,
    facts: { coverId: cover.id, absenceId: absence.id },
  });
}

function notHeld(row: CaseRow, absence: AbsenceRow): AppError {
  const message = `Case ${row.number} is not with ${absence.attorney.name} any more. Load the list again.`;
  return new AppError('conflict', message);
}

async function refuseExcluded(
  transaction: AssignmentTransaction,
  row: CaseRow,
  absence: AbsenceRow,
  attorneyId: string,
  path: string,
): Promise<void> {
  if (!transaction.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
  const hasBegun = absence.startsAt <= transaction.at;
  const at = hasBegun ? transaction.at : absence.startsAt;
  const exclusions = await findReceiverExclusions(transaction, row, attorneyId, at);
  const first = exclusions.find(({ code }) => hasBegun || !MAY_PASS[code]);
  if (!first) return;
  const { name } = transaction.roster.get(attorneyId);
  const message = `${name} cannot cover case ${row.number}: ${exclusionInRecord(first)}`;
  throw new AppError(first.code, message, [{ path, message }]);
}

function newCover(
  transaction: AssignmentTransaction,
  absence: AbsenceRow,
  caseId: string,
  toAttorneyId: string,
) {
  return {
    firmId: transaction.firmId,
    id: newId(),
    absenceId: absence.id,
    caseId,
    fromAttorneyId: absence.attorneyId,
    toAttorneyId,
    status: 'planned',
    plannedAt: transaction.at,
    plannedByName: transaction.actor.name,
    blockedAt: null,
    startedAt: null,
    startHandoffId: null,
    endedAt: null,
    endReason: null,
    returnHandoffId: null,
    version: 1,
  };
}
