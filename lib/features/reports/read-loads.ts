import 'server-only';
import { utilization } from '@/lib/assignment/core';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { AttorneyLoad, WorkloadLoad } from '@/lib/contracts/report';
import { evennessOf } from './evenness';

interface LoadRow {
  id: string;
  name: string;
  isActive: boolean;
  isAway: boolean;
  activeCases: number;
  openCases: number;
  capacity: number;
  loadPoints: number;
}

/**
 * Every workload of the roster, in roster order: active attorneys, and those no longer active as long
 * as they hold open cases. One query.
 */
export async function readLoads(tx: FirmTx, firmId: string, at: Date): Promise<AttorneyLoad[]> {
  const rows = await tx.$queryRaw<LoadRow[]>`
    SELECT a.id, a.name, a.active AS "isActive",
           EXISTS (SELECT FROM absences b
                    WHERE b.firm_id = ${firmId}::uuid AND b.attorney_id = a.id
                      AND b.starts_at <= ${at} AND b.ends_at > ${at}
                      AND b.cancelled_at IS NULL) AS "isAway",
           a.active_count AS "activeCases", a.open_count AS "openCases", a.capacity,
           a.load_points AS "loadPoints"
      FROM attorneys a
     WHERE a.firm_id = ${firmId}::uuid AND (a.active OR a.open_count > 0)
     ORDER BY a.position, a.id`;
  return rows.map(({ id, name, isAway, ...row }) => ({
    attorney: { id, name },
    ...row,
    utilization: utilization(row.loadPoints, row.capacity),
    isPresent: row.isActive && !isAway,
  }));
}

/** The firm's workload: the sums over these attorneys, and how evenly those present are loaded. */
export function firmLoad(
  loads: readonly AttorneyLoad[],
): WorkloadLoad & { evenness: number; presentAttorneys: number } {
  const sum = (value: (load: AttorneyLoad) => number) =>
    loads.reduce((total, load) => total + value(load), 0);
  const capacity = sum((load) => load.capacity);
  const loadPoints = sum((load) => load.loadPoints);
  const present = loads.filter(({ isPresent }) => isPresent);
  return {
    activeCases: sum((load) => load.activeCases),
    openCases: sum((load) => load.openCases),
    capacity,
    loadPoints,
    utilization: capacity === 0 ? 0 : utilization(loadPoints, capacity),
    evenness: evennessOf(present.map((load) => load.utilization)),
    presentAttorneys: present.length,
  };
}
