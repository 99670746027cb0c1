import 'server-only';
import { utilization, type RuleSet } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withFirm, withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { invalidField } from '@/lib/shared/errors';
import { dateIn, monthBefore, monthBounds } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { WorkloadComparisonDto, WorkloadState } from './comparison-dto';
import { countWaiting } from './count-waiting';
import { type AttorneyLoad, assignmentReportSchema } from '@/lib/contracts/report';
import { readFirmSettings } from './read-firm-settings';
import { readWorkloadsAt, type WorkloadAt } from './read-held-at';
import { firmLoad, readLoads } from './read-loads';

/**
 * Who carried what when a month of the firm's calendar ended (at this moment, for the current
 * month), beside the end of the month before. Past workloads come from the history, weighed by the
 * rules in force and measured against today's capacity. At most seven queries.
 *
 * @throws AppError `validation-failed` for a month that does not exist or has not begun.
 */
export async function reportWorkloadMonth(
  actor: Actor,
  month?: string,
): Promise<WorkloadComparisonDto> {
  requirePermission(actor, 'reports.read');
  if (month !== undefined) parseInput(assignmentReportSchema, { month });
  const { firmId } = actor;
  const at = now();
  return withFirm(actor, async (tx) => {
    const { timeZone, rules } = await readFirmSettings(tx, firmId);
    const thisMonth = dateIn(at, timeZone).slice(0, 7);
    const asked = month ?? thisMonth;
    if (asked > thisMonth) {
      throw invalidField('month', `month must have begun; got ${asked}, and it is ${thisMonth}.`);
    }
    const isCurrent = asked === thisMonth;
    const before = monthBefore(asked);
    return {
      month: asked,
      isCurrent,
      monthBefore: before,
      timeZone,
      state: isCurrent
        ? stateOf(at, await readLoads(tx, firmId, at))
        : await stateAtEndOf(tx, firmId, asked, timeZone, rules),
      before: await stateAtEndOf(tx, firmId, before, timeZone, rules),
      waitingCases: isCurrent ? await countWaiting(tx, firmId) : null,
    };
  });
}

/** Who carried what at the last instant of a month: what happens at midnight belongs to the next. */
export async function stateAtEndOf(
  tx: FirmTx,
  firmId: string,
  month: string,
  timeZone: string,
  rules: RuleSet,
): Promise<WorkloadState> {
  const at = new Date(monthBounds(month, timeZone).to.getTime() - 1);
  // How full a workload was stays true, no matter who looks: walls hide cases, not load.
  const workloads = await withWholeFirm(firmId, (whole) =>
    readWorkloadsAt(whole, firmId, at, rules),
  );
  return stateOf(at, await readRosterAt(tx, firmId, at, workloads));
}

function stateOf(at: Date, attorneys: AttorneyLoad[]): WorkloadState {
  const { evenness, ...firm } = firmLoad(attorneys);
  return { at: at.toISOString(), evenness, attorneys, firm };
}

interface RosterRow {
  id: string;
  name: string;
  isActive: boolean;
  isAway: boolean;
  capacity: number;
}

const EMPTY_WORKLOAD: WorkloadAt = { activeCases: 0, openCases: 0, loadPoints: 0 };

// The workload report of a past month: who was on the roster by then, and away at that instant.
// An attorney who is inactive today counts as long as they held something.
async function readRosterAt(
  tx: FirmTx,
  firmId: string,
  at: Date,
  workloads: ReadonlyMap<string, WorkloadAt>,
): Promise<AttorneyLoad[]> {
  const rows = await tx.$queryRaw<RosterRow[]>`
    SELECT a.id, a.name, a.active AS "isActive", a.capacity,
           EXISTS (SELECT FROM absences b
                    WHERE b.firm_id = ${firmId}::uuid AND b.attorney_id = a.id
                      AND b.starts_at <= ${at} AND b.ends_at > ${at}
                      AND b.cancelled_at IS NULL) AS "isAway"
      FROM attorneys a
     WHERE a.firm_id = ${firmId}::uuid AND a.joined_at <= ${at}
     ORDER BY a.position, a.id`;
  return rows
    .filter(({ id, isActive }) => isActive || workloads.has(id))
    .map(({ id, name, isActive, isAway, capacity }) => {
      const workload = workloads.get(id) ?? EMPTY_WORKLOAD;
      return {
        attorney: { id, name },
        isActive,
        isPresent: (isActive || workload.openCases > 0) && !isAway,
        ...workload,
        capacity,
        utilization: utilization(workload.loadPoints, capacity),
      };
    });
}
