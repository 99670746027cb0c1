import { formatDay, zoneName } from '@/components/ui/format';
import { Columns, Page } from '@/components/ui/page';
import { listWaiting } from '@/lib/assignment';
import type { WaitingItem } from '@/lib/contracts/waiting';
import type { Actor } from '@/lib/platform/auth/actor';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { listPendingHandoffs } from '@/lib/features/cases';
import { getDashboard } from '@/lib/features/reports';
import { describeRules, getRules } from '@/lib/features/rules';
import { hasPermission } from '@/lib/platform/auth/permissions';
import type { DashboardDto } from '@/lib/features/reports/dashboard-dto';
import { AbsencesCard, MyAbsencesCard } from './absences-card';
import { DeadlinesCard } from './deadlines-card';
import { FirmMetrics, IntakeMetrics, MyMetrics } from './metrics';
import { FirstSteps } from './first-steps';
import { FlagsCard } from './flags-card';
import { HandoffsToAnswer } from './handoffs-to-answer';
import { LoadCard } from './load-card';
import { NotOnRoster } from './not-on-roster';
import { SampleOffer } from './sample-offer';
import { MyDueCard, MyLoadCard, MyRecentCard } from './my-workload';
import { DecisionsCard, TodayCard } from './today-cards';
import { WaitingCard } from './waiting-card';

const SHOWN_WAITING = 3;
/** Reasons are worked out for the whole line; of a longer one the waiting page tells them. */
const LONGEST_LINE_WITH_REASONS = 300;

/** The day as it concerns the role that looks: the firm, one's own workload, or what comes in. */
export default async function DashboardPage() {
  const viewer = await getViewerWith('cases.read');
  const actor = actorOf(viewer);
  const [board, handoffs] = await Promise.all([getDashboard(actor), listPendingHandoffs(actor)]);
  const waiting = await findWaiting(actor, board);
  // Told to those who have yet to look at them.
  const isNew = !board.setUp.hasPublishedRules && hasPermission(viewer.role, 'rules.publish');
  const rules = isNew ? describeRules(await getRules(actor)) : [];
  // Not where there are cases of one's own to look at.
  const mayHaveSample = hasPermission(viewer.role, 'firm.manage') && !board.setUp.hasCases;
  const isIntake = board.flags === null && board.mine === null;
  return (
    <Page
      title="Dashboard"
      description={`${formatDay(board.today, 'day')}, ${zoneName(board.timeZone)}`}
    >
      <NotOnRoster viewer={viewer} />
      {/* A sample has done them, and nobody is invited into it. */}
      {viewer.sampleUntil ? null : (
        <FirstSteps
          setUp={board.setUp}
          role={viewer.role}
          rules={rules}
          sample={mayHaveSample ? <SampleOffer firmId={viewer.firmId} /> : null}
        />
      )}
      <HandoffsToAnswer handoffs={handoffs} />
      {isIntake ? (
        <IntakeBoard board={board} waiting={waiting} />
      ) : (
        <>
          {board.flags ? <FirmBoard board={board} waiting={waiting} /> : null}
          {board.mine ? <MyBoard board={board} waiting={waiting} /> : null}
        </>
      )}
    </Page>
  );
}

async function findWaiting(actor: Actor, { waiting }: DashboardDto): Promise<WaitingItem[]> {
  if (waiting.count === 0 || waiting.count > LONGEST_LINE_WITH_REASONS) return [];
  return (await listWaiting(actor, { limit: SHOWN_WAITING })).items;
}

interface Board {
  board: DashboardDto;
  waiting: readonly WaitingItem[];
}

/** Managers and admins: what came, what waits, who carries what, what deserves a look. */
function FirmBoard({ board, waiting }: Board) {
  return (
    <>
      <FlagsCard board={board} />
      <FirmMetrics board={board} />
      <Columns
        main={
          <>
            <DeadlinesCard board={board} />
            <TodayCard board={board} />
            <DecisionsCard board={board} title="Other latest decisions" />
          </>
        }
        aside={
          <>
            <WaitingCard board={board} items={waiting} />
            <LoadCard board={board} />
            <AbsencesCard board={board} />
          </>
        }
      />
    </>
  );
}

/** Attorneys: their own workload, and of the firm what they need for it. */
function MyBoard({ board, waiting }: Board) {
  const { mine, flags } = board;
  if (!mine) return null;
  return (
    <>
      <MyMetrics mine={mine} />
      <Columns
        main={
          <>
            <MyDueCard mine={mine} today={board.today} />
            <MyRecentCard mine={mine} today={board.today} />
          </>
        }
        aside={
          <>
            <MyLoadCard mine={mine} />
            <MyAbsencesCard mine={mine} />
            {flags === null ? (
              <>
                <WaitingCard board={board} items={waiting} />
                <AbsencesCard board={board} />
              </>
            ) : null}
          </>
        }
      />
    </>
  );
}

/** Intake: what came in and where it went, and what no one could take. */
function IntakeBoard({ board, waiting }: Board) {
  return (
    <>
      <IntakeMetrics board={board} />
      <Columns
        main={
          <>
            <TodayCard board={board} />
            <DecisionsCard board={board} title="Other recent cases" />
          </>
        }
        aside={
          <>
            <WaitingCard board={board} items={waiting} />
            <AbsencesCard board={board} />
          </>
        }
      />
    </>
  );
}
