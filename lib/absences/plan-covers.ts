import 'server-only';
import {
  handoffInput,
  loadCase,
  refuseClosed,
  tryChoosing,
  withAssignmentUnit,
  type AssignmentUnit,
  type CaseRow,
} from '@/lib/assignment';
import type { ExclusionCode } from '@/lib/assignment/core';
import type { Actor } from '@/lib/auth/actor';
import { hasPermission } from '@/lib/auth/permissions';
import { withFirm, withWholeFirm } from '@/lib/db/with-firm';
import { AppError, notFound } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { dateColumnToText, dayInWords } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import { exclusionInRecord } from '@/lib/wording/record-exclusion';
import { requireAbsencesOf } from './absence-permission';
import { getAbsenceRow, type AbsenceRow } from './absence-row';
import { endedCover } from './cover-row';
import type { CoverDto } from './dto';
import { listCovers } from './list-covers';
import { planCoversSchema, type PlanCoversInput } from './schema';
import { settleCoversOf } from './settle-covers';

/** What may be otherwise by the time the absence begins; then the rules look again. */
const MAY_PASS: Readonly<Record<ExclusionCode, boolean>> = {
  inactive: false,
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
      await withAssignmentUnit(actor, async (unit) => {
        const absence = await getOpenAbsence(unit, absenceId, attorneyId);
        requirePlanning(unit, absence);
        for (const [place, cover] of covers.entries()) {
          await plan(unit, absence, cover, `covers.${place}.attorneyId`);
        }
      });
      await settleCoversOf(actor, absenceId);
      return listCovers(actor, { absenceId });
    },
    { lock: true },
  );
}

async function getOpenAbsence(
  unit: AssignmentUnit,
  absenceId: string,
  attorneyId: string | undefined,
): Promise<AbsenceRow> {
  const absence = await getAbsenceRow(unit.tx, unit.firmId, absenceId);
  if (absence.cancelledAt || (attorneyId !== undefined && absence.attorneyId !== attorneyId)) {
    throw notFound('absence', absenceId);
  }
  if (absence.endsAt > unit.at) return absence;
  throw new AppError(
    'conflict',
    `This absence ended on ${dayInWords(dateColumnToText(absence.endsOn))}; there is nothing left to cover.`,
  );
}

/**
 * Lets the actor say who covers for this absence, or refuses.
 * @throws AppError `forbidden`
 */
export function requirePlanning({ actor, rules }: AssignmentUnit, absence: AbsenceRow): void {
  requireAbsencesOf(actor, absence.attorneyId);
  if (!rules.handoffNeedsAcceptance || hasPermission(actor.role, 'cases.handoff')) return;
  throw new AppError(
    'forbidden',
    'This firm asks for a colleague’s consent before a case changes hands, so a manager confirms the covers.',
  );
}

async function plan(
  unit: AssignmentUnit,
  absence: AbsenceRow,
  { caseId, attorneyId }: { caseId: string; attorneyId: string | null },
  path: string,
): Promise<void> {
  const { firmId, at, actor } = unit;
  const open = await withFirm(actor, (tx) =>
    tx.cover.findFirst({
      where: { firmId, absenceId: absence.id, caseId, status: { in: ['planned', 'active'] } },
    }),
  );
  // What has begun is ended by keeping the case or handing it off, not by planning anew.
  if (open?.status === 'active') return;
  if (attorneyId === null) {
    if (open) unit.writes.covers.set(open.id, endedCover(open, at, 'ended', 'withdrawn'));
    return;
  }
  if (open?.toAttorneyId === attorneyId) return;
  const { row } = await loadCase(unit, caseId);
  refuseClosed(row, 'covered');
  // A case of somebody else is none of this absence's.
  if (row.attorneyId !== absence.attorneyId) throw notHeld(row, absence);
  await refuseExcluded(unit, row, absence, attorneyId, path);
  const cover = open
    ? { ...open, toAttorneyId: attorneyId, blockedAt: null, version: open.version + 1 }
    : newCover(unit, absence, caseId, attorneyId);
  unit.writes.covers.set(cover.id, cover);
  unit.record('cover-planned', {
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
  unit: AssignmentUnit,
  row: CaseRow,
  absence: AbsenceRow,
  attorneyId: string,
  path: string,
): Promise<void> {
  if (!unit.roster.find(attorneyId)) throw notFound('attorney', attorneyId);
  const hasBegun = absence.startsAt <= unit.at;
  const at = hasBegun ? unit.at : absence.startsAt;
  const input = await handoffInput({ ...unit, at }, row, row.attorneyId);
  const { refused } = tryChoosing(input, attorneyId);
  const lasting = refused?.exclusions.filter(({ code }) => hasBegun || !MAY_PASS[code]);
  const [first] = lasting ?? [];
  if (!first) return;
  const { name } = unit.roster.get(attorneyId);
  const message = `${name} cannot cover case ${row.number}: ${exclusionInRecord(first)}`;
  throw new AppError(first.code, message, [{ path, message }]);
}

function newCover(unit: AssignmentUnit, absence: AbsenceRow, caseId: string, toAttorneyId: string) {
  return {
    firmId: unit.firmId,
    id: newId(),
    absenceId: absence.id,
    caseId,
    fromAttorneyId: absence.attorneyId,
    toAttorneyId,
    status: 'planned',
    plannedAt: unit.at,
    plannedByName: unit.actor.name,
    blockedAt: null,
    startedAt: null,
    startHandoffId: null,
    endedAt: null,
    endReason: null,
    returnHandoffId: null,
    version: 1,
  };
}
