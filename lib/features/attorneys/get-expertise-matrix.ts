import 'server-only';
import { openReadTransaction } from '@/lib/assignment';
import type { VisaType } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { attorneyDto, attorneyParts } from './attorney-row';
import type { ExpertiseMatrixDto } from './dto';

/** More attorneys than this have no place in one table. */
const MAX_ATTORNEYS = 1000;

/**
 * What every attorney of the firm knows, in roster order, those who take no cases included, beside
 * what there is to do.
 *
 * @throws AppError `forbidden`
 */
export async function getExpertiseMatrix(actor: Actor): Promise<ExpertiseMatrixDto> {
  requirePermission(actor, 'attorneys.read');
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const rows = await tx.attorney.findMany({
      where: { firmId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      take: MAX_ATTORNEYS,
      include: attorneyParts,
    });
    const { rules } = await openReadTransaction(tx, firmId);
    return {
      attorneys: rows.map((row) => {
        const { id, name, seniority, active, expertise, version } = attorneyDto(row);
        return { id, name, seniority, active, expertise, version };
      }),
      demand: await readDemand(tx, firmId),
      minExpertise: rules.minExpertise,
    };
  });
}

// The matrix's visa types: open cases, and those of them that no one holds.
async function readDemand(tx: FirmTx, firmId: string): Promise<ExpertiseMatrixDto['demand']> {
  const rows = await tx.$queryRaw<
    { visaType: VisaType; openCases: number; waitingCases: number }[]
  >`
    SELECT visa_type AS "visaType", count(*)::int AS "openCases",
           (count(*) FILTER (WHERE attorney_id IS NULL))::int AS "waitingCases"
      FROM cases
     WHERE firm_id = ${firmId}::uuid AND closed_at IS NULL
     GROUP BY visa_type`;
  return Object.fromEntries(rows.map(({ visaType, ...counts }) => [visaType, counts]));
}
