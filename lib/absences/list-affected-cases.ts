import 'server-only';
import {
  factsOf,
  findLastAttorneys,
  inputFor,
  openReadUnit,
  type CaseRow,
  type ReadUnit,
} from '@/lib/assignment';
import { rank } from '@/lib/assignment/core';
import type { Actor } from '@/lib/auth/actor';
import type { Case } from '@/lib/db/generated/client';
import { withFirm } from '@/lib/db/with-firm';
import { notFound } from '@/lib/errors';
import { dateColumnToText, textToDateColumn } from '@/lib/time';
import { parseInput } from '@/lib/validation/parse-input';
import { requireAbsencesOf } from './absence-permission';
import { absenceWindow } from './absence-window';
import type { AffectedCaseDto } from './dto';
import { affectedCasesSchema, type AffectedCasesInput } from './schema';

interface Window {
  startsAt: Date;
  endsAt: Date;
}

/**
 * The active cases of an attorney whose deadlines fall into a window, the most pressing first, each
 * with the colleague whom the rules would choose among those present throughout. For before an
 * absence is recorded and for after.
 *
 * @throws AppError `forbidden`, `not-found` (attorney), or `validation-failed`.
 */
export async function listAffectedCases(
  actor: Actor,
  input: AffectedCasesInput,
): Promise<AffectedCaseDto[]> {
  const { attorneyId, startsOn, endsOn } = parseInput(affectedCasesSchema, input);
  requireAbsencesOf(actor, attorneyId);
  const { firmId } = actor;
  return withFirm(firmId, async (tx) => {
    const attorney = await tx.attorney.findFirst({ where: { firmId, id: attorneyId } });
    if (!attorney) throw notFound('attorney', attorneyId);
    const unit = await openReadUnit(tx, firmId);
    const window = absenceWindow({ startsOn, endsOn }, attorney.timeZone, unit.at);
    const cases = await tx.case.findMany({
      where: {
        firmId,
        attorneyId,
        closedAt: null,
        countsActive: true,
        deadline: { gte: textToDateColumn(startsOn), lte: textToDateColumn(endsOn) },
      },
      orderBy: [{ deadline: 'asc' }, { number: 'asc' }],
      include: { client: { select: { name: true } } },
    });
    return withCovers(unit, cases, window);
  });
}

async function withCovers(
  unit: ReadUnit,
  cases: readonly (Case & { client: { name: string } })[],
  window: Window,
): Promise<AffectedCaseDto[]> {
  const clientIds = cases.map(({ clientId }) => clientId);
  const caseIds = cases.map(({ id }) => id);
  const last = await findLastAttorneys(unit.tx, unit.firmId, clientIds, caseIds);
  return cases.flatMap(({ client, ...row }) => {
    if (!row.deadline) return [];
    // The database's checks guarantee the closed lists that Prisma types as text.
    const typed = row as CaseRow;
    return {
      caseId: row.id,
      number: row.number,
      clientName: client.name,
      visaType: row.visaType,
      complexity: row.complexity,
      deadline: dateColumnToText(row.deadline),
      proposedCover: proposeCover(unit, typed, last.get(row.clientId) ?? null, window),
    };
  });
}

function proposeCover(
  unit: ReadUnit,
  row: CaseRow,
  lastAttorneyId: string | null,
  window: Window,
): AffectedCaseDto['proposedCover'] {
  const facts = factsOf(row, unit, { lastAttorneyId, previousHolderId: row.attorneyId });
  const ranking = rank(inputFor(unit, facts));
  const chosen = ranking.find(({ attorneyId }) => isPresentThroughout(unit, attorneyId, window));
  if (!chosen) return null;
  const { id, name } = unit.roster.get(chosen.attorneyId);
  return { id, name };
}

function isPresentThroughout(unit: ReadUnit, attorneyId: string, window: Window): boolean {
  const from = window.startsAt.getTime();
  const to = window.endsAt.getTime();
  return unit.roster
    .get(attorneyId)
    .absences.every(({ startsAtMs, endsAtMs }) => endsAtMs <= from || startsAtMs >= to);
}
