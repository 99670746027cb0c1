import { formatPercent, plural } from '@/components/ui/format';
import { Stat, StatGroup } from '@/components/ui/stat';
import type { DashboardDto, MyDesk } from '@/lib/reports/dashboard-dto';

/** The firm in five numbers. */
export function FirmFigures({ board }: { board: DashboardDto }) {
  const { firm, pendingHandoffs } = board;
  return (
    <StatGroup label="The firm now">
      <NewToday board={board} />
      <Waiting board={board} />
      <Stat
        label="Utilization"
        value={formatPercent(firm.utilization)}
        note={`${firm.activeCases} active of ${firm.capacity}`}
        how="Load points of all open cases, divided by the capacity of all attorneys times 100."
        href="/reports/workload"
        tone={firm.utilization >= 1 ? 'bad' : 'plain'}
      />
      <Stat
        label="Evenness"
        value={firm.presentAttorneys > 0 ? firm.evenness.toFixed(2) : '–'}
        note={plural(firm.presentAttorneys, 'attorney present', 'attorneys present')}
        how="Jain's index of utilization among the attorneys who are present: 1 when all are equally full, 1 ÷ n when one carries everything."
        href="/reports/workload"
      />
      <Stat
        label="Handoffs to answer"
        value={pendingHandoffs}
        note="in the whole firm"
        how="Handoffs that wait for a colleague to accept or decline."
      />
    </StatGroup>
  );
}

/** What came in and what waits: all that intake needs of the firm. */
export function IntakeFigures({ board }: { board: DashboardDto }) {
  return (
    <StatGroup label="Today">
      <NewToday board={board} />
      <Waiting board={board} />
    </StatGroup>
  );
}

function NewToday({ board: { newToday, today } }: { board: DashboardDto }) {
  return (
    <Stat
      label="New today"
      value={newToday.count}
      note={noteOnToday(newToday)}
      how="Cases received since midnight, in the firm's time zone."
      href={`/cases?openedFrom=${today}&openedTo=${today}`}
    />
  );
}

function Waiting({ board: { waiting } }: { board: DashboardDto }) {
  const { count, overdue, alertAfterHours } = waiting;
  return (
    <Stat
      label="Waiting"
      value={count}
      note={overdue > 0 ? `${overdue} longer than ${alertAfterHours} h` : 'none too long'}
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

/** The viewer's own desk in four numbers. */
export function MyFigures({ mine }: { mine: MyDesk }) {
  const { attorney, activeCases, capacity, openCases, utilization } = mine;
  return (
    <StatGroup label="My desk now">
      <Stat
        label="My active cases"
        value={activeCases}
        note={`of ${capacity}`}
        how="Your cases in stages that count toward capacity, and the most that you may hold."
        href={`/cases?attorneyId=${attorney.id}&status=assigned`}
        tone={activeCases > capacity ? 'bad' : activeCases === capacity ? 'warn' : 'plain'}
      />
      <Stat
        label="My open cases"
        value={openCases}
        note="with those that wait on the government"
        how="All of your cases that are not closed."
        href={`/cases?attorneyId=${attorney.id}`}
      />
      <Stat
        label="My utilization"
        value={formatPercent(utilization)}
        how="Load points of your open cases, divided by your capacity times 100."
        tone={utilization >= 1 ? 'warn' : 'plain'}
      />
      <Stat
        label="To answer"
        value={mine.handoffsToAnswer}
        note="handoffs to you"
        how="Colleagues who ask you to take a case over."
        tone={mine.handoffsToAnswer > 0 ? 'warn' : 'plain'}
      />
    </StatGroup>
  );
}
