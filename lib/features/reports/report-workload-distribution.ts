import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm } from '@/lib/platform/db/with-firm';
import { countWaiting } from './count-waiting';
import type { WorkloadDistributionDto } from '@/lib/contracts/report';
import { firmLoad, readLoads } from './read-loads';

/** Who carries what at this moment, and how evenly the present attorneys are loaded. */
export async function reportWorkloadDistribution(actor: Actor): Promise<WorkloadDistributionDto> {
  requirePermission(actor, 'reports.read');
  const at = now();
  return withFirm(actor, async (tx) => {
    const attorneys = await readLoads(tx, actor.firmId, at);
    const load = firmLoad(attorneys);
    const waitingCases = await countWaiting(tx, actor.firmId);
    return {
      at: at.toISOString(),
      attorneys,
      firm: { ...load, attorneys: attorneys.length, waitingCases },
      evenness: load.evenness,
    };
  });
}
