import 'server-only';
import type { AbsenceKind } from '@/lib/contracts/absence-codes';
import type { FirmTx } from '@/lib/platform/db/with-firm';

export interface AbsenceSpan {
  id: string;
  attorneyId: string;
  attorneyName: string;
  kind: AbsenceKind;
  /** YYYY-MM-DD, inclusive, in the attorney's time zone. */
  startsOn: string;
  endsOn: string;
  startsAt: Date;
  endsAt: Date;
  coverId: string | null;
  coverName: string | null;
}

/** Absences that touch any day between two, both inclusive, earliest first: who is away when, or when one attorney is. */
export async function readAbsences(
  tx: FirmTx,
  firmId: string,
  { from, to }: { from: string; to: string },
  attorneyId: string | null = null,
): Promise<AbsenceSpan[]> {
  return tx.$queryRaw<AbsenceSpan[]>`
    SELECT b.id, a.id AS "attorneyId", a.name AS "attorneyName", b.kind,
           b.starts_on::text AS "startsOn", b.ends_on::text AS "endsOn",
           b.starts_at AS "startsAt", b.ends_at AS "endsAt",
           c.id AS "coverId", c.name AS "coverName"
      FROM absences b
      JOIN attorneys a ON a.firm_id = b.firm_id AND a.id = b.attorney_id
      LEFT JOIN attorneys c ON c.firm_id = b.firm_id AND c.id = b.cover_attorney_id
     WHERE b.firm_id = ${firmId}::uuid AND b.cancelled_at IS NULL
       AND b.ends_on >= ${from}::date AND b.starts_on <= ${to}::date
       AND (${attorneyId}::uuid IS NULL OR b.attorney_id = ${attorneyId}::uuid)
     ORDER BY b.starts_on, a.position, b.id`;
}
