import 'server-only';
import { openReadTransaction, type CaseRow, type ReadTransaction } from '@/lib/assignment';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Case } from '@/lib/platform/db/generated/client';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { dateColumnToText, textToDateColumn } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireAbsencesOf } from './absence-permission';
import { getAbsenceRow } from './absence-row';
import { absenceWindow } from './absence-window';
import {
  type AffectedCaseDto,
  affectedCasesSchema,
  type AffectedCasesInput,
} from '@/lib/contracts/absence';
import { proposeCovers, type CoverWindow } from './propose-covers';

type AffectedRow = Case & {
  client: { name: string };
  covers: { toAttorneyId: string }[];
};

/**
 * The active cases of an attorney whose deadlines fall into a window, the most pressing first, each
 * with the colleagues who could stand in, best first. For before an absence is recorded and, with
 * its id, for after: then with the covers that are planned for it.
 *
 * @throws AppError `forbidden`, `not-found` (attorney), or `validation-failed`.
 */
export async function listAffectedCases(
  actor: Actor,
  input: AffectedCasesInput,
  absenceId?: string,
): Promise<AffectedCaseDto[]> {
  const query = parseInput(affectedCasesSchema, input);
  const { attorneyId, startsOn, endsOn } = query;
  requireAbsencesOf(actor, attorneyId);
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const attorney = await tx.attorney.findFirst({ where: { firmId, id: attorneyId } });
    if (!attorney) throw notFound('attorney', attorneyId);
    const transaction = await openReadTransaction(tx, firmId);
    const window = absenceWindow({ startsOn, endsOn }, attorney.timeZone, transaction.at);
    const cases = await tx.case.findMany({
      where: {
        firmId,
        attorneyId,
        closedAt: null,
        countsActive: true,
        deadline: { gte: textToDateColumn(startsOn), lte: textToDateColumn(endsOn) },
      },
      orderBy: [{ deadline: 'asc' }, { number: 'asc' }],
      include: {
        client: { select: { name: true } },
        covers: {
          where: { status: 'planned', absenceId: absenceId ?? attorneyId },
          select: { toAttorneyId: true },
        },
      },
    });
    return withCovers(transaction, cases, window, query.coverAttorneyId ?? null);
  });
}

/**
 * The same for an absence that is on record.
 * @throws AppError `forbidden`, `not-found` (absence, also when cancelled).
 */
export async function listAffectedCasesOf(
  actor: Actor,
  { absenceId, attorneyId }: { absenceId: string; attorneyId?: string | undefined },
): Promise<AffectedCaseDto[]> {
  return withFirm(actor, async (tx) => {
    const row = await getAbsenceRow(tx, actor.firmId, absenceId);
    if (row.cancelledAt || (attorneyId !== undefined && row.attorneyId !== attorneyId)) {
      throw notFound('absence', absenceId);
    }
    const startsOn = dateColumnToText(row.startsOn);
    const endsOn = dateColumnToText(row.endsOn);
    const { coverAttorneyId } = row;
    const window = { attorneyId: row.attorneyId, startsOn, endsOn, coverAttorneyId };
    return listAffectedCases(actor, window, absenceId);
  });
}

async function withCovers(
  transaction: ReadTransaction,
  cases: readonly AffectedRow[],
  window: CoverWindow,
  preferredId: string | null,
): Promise<AffectedCaseDto[]> {
  const plannedByCase = new Map(
    cases.flatMap(({ id, covers: [cover] }) => (cover ? [[id, cover.toAttorneyId]] : [])),
  );
  // The database's checks guarantee the closed lists that Prisma types as text.
  const rows = cases.map(({ client: _client, covers: _covers, ...row }) => row as CaseRow);
  const proposals = await proposeCovers(transaction, rows, window, { preferredId, plannedByCase });
  const refOf = (id: string | null | undefined) => {
    const attorney = id ? transaction.roster.find(id) : null;
    return attorney ? { id: attorney.id, name: attorney.name } : null;
  };
  return cases.flatMap(({ client, covers: _covers, ...row }) => {
    const proposal = proposals.get(row.id);
    if (!row.deadline || !proposal) return [];
    return {
      caseId: row.id,
      number: row.number,
      clientName: client.name,
      visaType: row.visaType,
      complexity: row.complexity,
      deadline: dateColumnToText(row.deadline),
      proposedCover: refOf(proposal.attorneyId),
      eligibleCovers: proposal.eligibleIds.flatMap((id) => refOf(id) ?? []),
      plannedCover: refOf(plannedByCase.get(row.id)),
    };
  });
}
