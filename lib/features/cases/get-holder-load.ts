import 'server-only';
import { ruleSetting } from '@/lib/assignment/sql';
import { type CapacityMeasure, capacityPoints } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withFirm } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import type { HolderLoadDto } from './read-dto';

interface LoadRow {
  activeCases: number;
  capacity: number;
  loadPoints: number;
  measure: CapacityMeasure;
}

/**
 * How full the workload of an attorney is by the firm's own measure. A case that comes back to life may
 * push its holder over capacity; they get nothing new until they are below it.
 *
 * @throws AppError `forbidden`, `not-found`
 */
export async function getHolderLoad(actor: Actor, attorneyId: string): Promise<HolderLoadDto> {
  requirePermission(actor, 'cases.read');
  return withFirm(actor, async (tx) => {
    const [row] = await tx.$queryRaw<LoadRow[]>`
      SELECT a.active_count AS "activeCases", a.capacity, a.load_points AS "loadPoints",
             ${ruleSetting('capacityMeasure')} AS measure
        FROM attorneys a
        JOIN assignment_states s ON s.firm_id = a.firm_id
        JOIN rule_sets r ON r.firm_id = s.firm_id AND r.version = s.rule_set_version
       WHERE a.firm_id = ${actor.firmId}::uuid AND a.id = ${attorneyId}::uuid`;
    if (!row) throw notFound('attorney', attorneyId);
    const { measure, ...load } = row;
    const isOverCapacity =
      measure === 'load'
        ? load.loadPoints > capacityPoints(load.capacity)
        : load.activeCases > load.capacity;
    return { ...load, isOverCapacity };
  });
}
