import 'server-only';
import { openReadTransaction } from '@/lib/assignment';
import { utilization, type Stage, type VisaType } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { isId } from '@/lib/shared/validation/is-id';
import { findWorkloadBlocks } from './workload-blocks';
import type { WorkloadAbsence, WorkloadDto } from '@/lib/contracts/workload';

/**
 * What an attorney carries at this moment, and whether an ordinary case could be added. Notes of
 * absences are shown to those who manage them.
 *
 * @throws AppError `not-found` when the firm has no attorney with this id.
 */
export async function getWorkload(actor: Actor, attorneyId: string): Promise<WorkloadDto> {
  requirePermission(actor, 'workload.read');
  return withFirm(actor, async (tx) => {
    const row = await getAttorneyRow(tx, actor.firmId, attorneyId);
    const transaction = await openReadTransaction(tx, actor.firmId);
    const [candidate] = transaction.roster
      .candidatesFor({ clientId: '', company: null, visaType: 'other' })
      .filter(({ id }) => id === row.id);
    if (!candidate) throw notFound('attorney', attorneyId);
    const why = findWorkloadBlocks(candidate, transaction.rules, transaction.at);
    return {
      attorney: {
        id: row.id,
        name: row.name,
        seniority: candidate.seniority,
        active: candidate.active,
        timeZone: row.timeZone,
      },
      activeCases: row.activeCount,
      openCases: row.openCount,
      capacity: row.capacity,
      loadPoints: row.loadPoints,
      utilization: utilization(row.loadPoints, row.capacity),
      canTakeMore: why.length === 0,
      why,
      newCasesLast7Days: candidate.newCasesLast7Days,
      intakePerWeek: row.intakePerWeek,
      ...(await readCounts(tx, actor.firmId, row.id)),
      absences: await readAbsences(tx, actor, row.id, transaction.at),
      lastAssignedAt: row.lastAssignedAt?.toISOString() ?? null,
    };
  });
}

/**
 * The attorney's row.
 * @throws AppError `not-found` when the firm has no attorney with this id.
 */
async function getAttorneyRow(tx: FirmTx, firmId: string, id: string) {
  const row = isId(id)
    ? await tx.attorney.findUnique({ where: { firmId_id: { firmId, id } } })
    : null;
  if (!row) throw notFound('attorney', id);
  return row;
}

// An attorney's open cases by stage and visa type.
async function readCounts(
  tx: FirmTx,
  firmId: string,
  attorneyId: string,
): Promise<Pick<WorkloadDto, 'byStage' | 'byVisaType'>> {
  const rows = await tx.$queryRaw<{ stage: Stage; visaType: VisaType; cases: number }[]>`
    SELECT stage, visa_type AS "visaType", count(*)::int AS cases
      FROM cases
     WHERE firm_id = ${firmId}::uuid AND attorney_id = ${attorneyId}::uuid
       AND closed_at IS NULL
     GROUP BY stage, visa_type`;
  const byStage: WorkloadDto['byStage'] = {};
  const byVisaType: WorkloadDto['byVisaType'] = {};
  for (const { stage, visaType, cases } of rows) {
    byStage[stage] = (byStage[stage] ?? 0) + cases;
    byVisaType[visaType] = (byVisaType[visaType] ?? 0) + cases;
  }
  return { byStage, byVisaType };
}

interface AbsenceRow {
  id: string;
  startsOn: string;
  endsOn: string;
  kind: string;
  note: string | null;
  isNow: boolean;
  coverId: string | null;
  coverName: string | null;
}

// Present and coming absences of an attorney.
async function readAbsences(
  tx: FirmTx,
  actor: Actor,
  attorneyId: string,
  at: Date,
): Promise<WorkloadAbsence[]> {
  const rows = await tx.$queryRaw<AbsenceRow[]>`
    SELECT b.id, b.starts_on::text AS "startsOn", b.ends_on::text AS "endsOn", b.kind, b.note,
           b.starts_at <= ${at} AS "isNow", c.id AS "coverId", c.name AS "coverName"
      FROM absences b
      LEFT JOIN attorneys c ON c.firm_id = b.firm_id AND c.id = b.cover_attorney_id
     WHERE b.firm_id = ${actor.firmId}::uuid AND b.attorney_id = ${attorneyId}::uuid
       AND b.ends_at > ${at} AND b.cancelled_at IS NULL
     ORDER BY b.starts_at, b.id`;
  const seesNotes = actor.attorneyId === attorneyId || hasPermission(actor.role, 'absences.manage');
  return rows.map(({ coverId, coverName, note, ...row }) => ({
    ...row,
    note: seesNotes ? note : null,
    cover: coverId === null || coverName === null ? null : { id: coverId, name: coverName },
  }));
}
