import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { DashboardDto } from './dashboard-dto';

const HOUR_MS = 3_600_000;

interface WaitingRow {
  count: number;
  overdue: number;
  id: string;
  number: number;
  clientId: string;
  clientName: string;
  waitingSince: Date;
}

/** How long the waiting line is, how much of it waits too long, and who has waited longest. */
export async function readWaiting(
  tx: FirmTx,
  firmId: string,
  at: Date,
  alertAfterHours: number,
): Promise<DashboardDto['waiting']> {
  const alertBefore = new Date(at.getTime() - alertAfterHours * HOUR_MS);
  // The dashboard: length and oldest case of the waiting line.
  const [row] = await tx.$queryRaw<WaitingRow[]>`
    SELECT (count(*) OVER ())::int AS count,
           (count(*) FILTER (WHERE c.waiting_since <= ${alertBefore}) OVER ())::int AS overdue,
           c.id, c.number, l.id AS "clientId", l.name AS "clientName",
           c.waiting_since AS "waitingSince"
      FROM cases c
      JOIN clients l ON l.firm_id = c.firm_id AND l.id = c.client_id
     WHERE c.firm_id = ${firmId}::uuid AND c.attorney_id IS NULL AND c.closed_at IS NULL
     ORDER BY c.waiting_since, c.id
     LIMIT 1`;
  if (!row) return { count: 0, overdue: 0, alertAfterHours, oldest: null };
  const { count, overdue, id, number, clientId, clientName, waitingSince } = row;
  const waitedMs = Math.max(0, at.getTime() - waitingSince.getTime());
  const oldest = {
    id,
    number,
    client: { id: clientId, name: clientName },
    waitingSince: waitingSince.toISOString(),
    waitedHours: Math.round((waitedMs / HOUR_MS) * 10) / 10,
  };
  return { count, overdue, alertAfterHours, oldest };
}
