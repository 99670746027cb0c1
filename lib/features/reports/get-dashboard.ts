import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { hasPermission, requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import type { RuleSet } from '@/lib/assignment/core';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { dateIn, dayEnd, dayStart, monthBefore } from '@/lib/shared/time';
import { absenceLine } from './absence-line';
import type { AbsenceLine, DashboardDto } from './dashboard-dto';
import type { AttorneyLoad } from '@/lib/contracts/report';
import { readAbsences, type AbsenceSpan } from './read-absences';
import { readFlags } from './read-flags';
import { readFirmSettings } from './read-firm-settings';
import { firmLoad, readLoads } from './read-loads';
import { readWorkloadBefore, readMonthBefore } from './read-month-before';
import { readMyWorkload } from './read-my-workload';
import { readNextDeadlines } from './read-next-deadlines';
import { readRecentDecisions } from './read-recent-decisions';
import { readSetUp } from './read-set-up';
import { readToday } from './read-today';
import { readWaiting } from './read-waiting';
import { stateAtEndOf } from './report-workload-month';
import { weekOf, type Week } from './weeks';

const SHOWN_DECISIONS = 10;

/**
 * The state of the firm at a glance, with the viewer's own workload if they are an attorney, and what
 * deserves a look if they may read reports. Today and the weeks are those of the firm's calendar.
 * Nine queries, five more for those who may read reports and seven more for a workload.
 */
export async function getDashboard(actor: Actor): Promise<DashboardDto> {
  requirePermission(actor, 'cases.read');
  const { firmId } = actor;
  const readsReports = hasPermission(actor.role, 'reports.read');
  const at = now();
  return withFirm(actor, async (tx) => {
    const { timeZone, rules } = await readFirmSettings(tx, firmId);
    const today = dateIn(at, timeZone);
    const month = monthBefore(today.slice(0, 7));
    const weeks = { thisWeek: weekOf(today), nextWeek: weekOf(today, 1) };
    const load = await readLoads(tx, firmId, at);
    const mine = load.find(({ attorney }) => attorney.id === actor.attorneyId);
    const span = { from: weeks.thisWeek.startsOn, to: weeks.nextWeek.endsOn };
    const absences = await readAbsences(tx, firmId, span);
    return {
      at: at.toISOString(),
      today,
      timeZone,
      newToday: await readToday(tx, firmId, dayStart(today, timeZone), dayEnd(today, timeZone)),
      waiting: await readWaiting(tx, firmId, at, rules.alertAfterHours),
      firm: firmLoad(load),
      lastMonth: readsReports ? await endOfMonth(tx, firmId, month, timeZone, rules) : null,
      monthBefore: await readMonthBefore(tx, firmId, month, timeZone),
      nextDeadlines: readsReports ? await readNextDeadlines(tx, firmId, { today }) : null,
      load: load.toSorted((a, b) => b.utilization - a.utilization),
      overloaded: load.filter(isOverloaded),
      underloaded: underloadedOf(load),
      absences: {
        thisWeek: absenceLines(absences, weeks.thisWeek, at),
        nextWeek: absenceLines(absences, weeks.nextWeek, at),
      },
      recentDecisions: await readRecentDecisions(tx, firmId, SHOWN_DECISIONS),
      pendingHandoffs: await tx.handoff.count({ where: { firmId, status: 'pending' } }),
      flags: readsReports ? await readFlags(tx, firmId, load, { today, timeZone }) : null,
      setUp: await readSetUp(tx, firmId),
      mine: mine
        ? {
            ...(await readMyWorkload(tx, firmId, mine, { at, today })),
            monthBefore: await readWorkloadBefore(tx, firmId, mine.attorney.id, {
              month,
              timeZone,
              rules,
            }),
          }
        : null,
    };
  });
}

async function endOfMonth(
  tx: FirmTx,
  firmId: string,
  month: string,
  timeZone: string,
  rules: RuleSet,
): Promise<DashboardDto['lastMonth']> {
  const { evenness, firm } = await stateAtEndOf(tx, firmId, month, timeZone, rules);
  return firm.capacity === 0 ? null : { month, evenness, firm };
}

function isOverloaded({ activeCases, capacity, utilization }: AttorneyLoad): boolean {
  return activeCases >= capacity || utilization >= 1;
}

function underloadedOf(load: readonly AttorneyLoad[]): AttorneyLoad[] {
  const present = load.filter(({ isPresent }) => isPresent);
  const { utilization } = firmLoad(present);
  return present.filter((workload) => workload.utilization < utilization / 2);
}

function absenceLines(absences: readonly AbsenceSpan[], week: Week, at: Date): AbsenceLine[] {
  return absences
    .filter(({ startsOn, endsOn }) => startsOn <= week.endsOn && endsOn >= week.startsOn)
    .map((absence) => absenceLine(absence, at));
}
