import { evennessName } from '@/components/reports/evenness-messages';
import { formatDay, formatNumber, formatPercent, plural } from '@/components/ui/format';
import { Stat, StatGroup } from '@/components/ui/stat';
import type { DashboardDto, MyWorkload } from '@/lib/features/reports/dashboard-dto';

/** The firm in five numbers; what asks for something to be done stands out. */
export function FirmMetrics({ board }: { board: DashboardDto }) {
  const { firm, lastMonth, monthBefore, pendingHandoffs } = board;
  const share = shareOf(firm);
  return (
    <StatGroup label="The firm now">
      <NewToday board={board} />
      <Waiting board={board} />
      <Stat
        label="Places taken"
        value={formatPercent(share)}
        note={`${firm.activeCases} of ${firm.capacity} cases`}
        change={lastMonth && `${formatPercent(shareOf(lastMonth.firm))} ${endOf(lastMonth.month)}`}
        how={`Cases in work, of all that the attorneys may hold. Weighed by complexity and stage the firm is ${formatPercent(firm.utilization)} full.`}
        href="/reports/workload"
        tone={share >= 1 ? 'bad' : 'plain'}
      />
      <Stat
        label="Spread of work"
        value={firm.presentAttorneys > 0 ? evennessName(firm.evenness).label : '–'}
        note={`${plural(firm.presentAttorneys, 'attorney')} present`}
        change={
          lastMonth && firm.presentAttorneys > 0
            ? `${evennessName(lastMonth.evenness).inSentence} ${endOf(lastMonth.month)}`
            : null
        }
        how={`How alike the workloads of those present are: ${firm.evenness.toFixed(2)} of 1 by Jain's index, which is 1 when all are equally full.`}
        href="/reports/workload"
      />
      <Stat
        label="Handoffs to answer"
        value={pendingHandoffs}
        note={pendingHandoffs > 0 ? 'wait for a colleague' : 'in the whole firm'}
        change={monthBefore && `${monthBefore.pendingHandoffs} ${endOf(monthBefore.month)}`}
        how="Handoffs that wait for a colleague to accept or decline."
        tone={pendingHandoffs > 0 ? 'warn' : 'plain'}
      />
    </StatGroup>
  );
}

function shareOf({ activeCases, capacity }: { activeCases: number; capacity: number }): number {
  return capacity === 0 ? 0 : activeCases / capacity;
}

/** "at the end of October" */
function endOf(month: string): string {
  return `at the end of ${nameOf(month)}`;
}

/** "October" */
function nameOf(month: string): string {
  return formatDay(`${month}-01`, 'month').split(' ')[0] ?? '';
}

/** What came in and what waits: all that intake needs of the firm. */
export function IntakeMetrics({ board }: { board: DashboardDto }) {
  return (
    <StatGroup label="Today">
      <NewToday board={board} />
      <Waiting board={board} />
    </StatGroup>
  );
}

function NewToday({ board: { newToday, today, monthBefore } }: { board: DashboardDto }) {
  return (
    <Stat
      label="New today"
      value={newToday.count}
      note={noteOnToday(newToday)}
      change={
        monthBefore &&
        `${formatNumber(monthBefore.newPerWorkingDay, 1)} a working day in ${nameOf(monthBefore.month)}`
      }
      how="Cases received since midnight, in the firm's time zone."
      href={`/cases?openedFrom=${today}&openedTo=${today}`}
    />
  );
}

function Waiting({ board: { waiting, monthBefore } }: { board: DashboardDto }) {
  const { count, overdue, alertAfterHours } = waiting;
  return (
    <Stat
      label="Waiting"
      value={count}
      note={overdue > 0 ? `${overdue} longer than ${alertAfterHours} h` : 'none too long'}
      change={monthBefore && `${monthBefore.waiting} ${endOf(monthBefore.month)}`}
      how={`Open cases that nobody holds. The rules ask for attention after ${alertAfterHours} hours.`}
      href="/waiting"
      tone={overdue > 0 ? 'warn' : 'plain'}
    />
  );
}

function noteOnToday({ count, waiting }: DashboardDto['newToday']): string {
  if (count === 0) return 'none yet';
  return waiting > 0 ? `${waiting} of them waiting` : 'all have an attorney';
}

/** The viewer's own workload in three numbers. */
export function MyMetrics({ mine }: { mine: MyWorkload }) {
  const { attorney, activeCases, capacity, openCases, utilization, monthBefore } = mine;
  const before = (count: number | undefined) =>
    monthBefore && `${count} ${endOf(monthBefore.month)}`;
  return (
    <StatGroup label="My workload now">
      <Stat
        label="My active cases"
        value={activeCases}
        note={`of ${capacity}, ${formatPercent(shareOf(mine))} full`}
        change={before(monthBefore?.activeCases)}
        how={`Your cases in stages that count toward capacity, and the most that you may hold. Weighed by complexity and stage your workload is ${formatPercent(utilization)} full.`}
        href={`/cases?attorneyId=${attorney.id}&status=assigned`}
        tone={activeCases > capacity ? 'bad' : activeCases === capacity ? 'warn' : 'plain'}
      />
      <Stat
        label="My open cases"
        value={openCases}
        note="with those that wait on the government"
        change={before(monthBefore?.openCases)}
        how="All of your cases that are not closed."
        href={`/cases?attorneyId=${attorney.id}`}
      />
      <Stat
        label="To answer"
        value={mine.handoffsToAnswer}
        note="handoffs to you"
        change={before(monthBefore?.handoffsToAnswer)}
        how="Colleagues who ask you to take a case over."
        tone={mine.handoffsToAnswer > 0 ? 'warn' : 'plain'}
      />
    </StatGroup>
  );
}
