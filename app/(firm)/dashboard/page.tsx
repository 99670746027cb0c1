import type { Metadata } from 'next';
import { formatDay } from '@/components/ui/format';
import { Columns, Page } from '@/components/ui/page';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { hasPermission } from '@/lib/auth/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import { listPendingHandoffs } from '@/lib/cases';
import { getDashboard } from '@/lib/reports';
import type { DashboardDto } from '@/lib/reports/dashboard-dto';
import { AbsencesCard } from './absences-card';
import { FirstSteps } from './first-steps';
import { HandoffsToAnswer } from './handoffs-to-answer';
import { FirmFigures, MyFigures } from './figures';
import { LoadCard } from './load-card';
import { MyDueCard, MyRecentCard } from './my-desk';
import { DecisionsCard, TodayCard } from './today-cards';
import { WaitingCard } from './waiting-card';

export const metadata: Metadata = { title: 'Dashboard' };

/** The firm at a glance: what matters to the role that looks. */
export default async function DashboardPage() {
  const viewer = await getViewerWith('cases.read');
  const actor = actorOf(viewer);
  const [board, handoffs] = await Promise.all([getDashboard(actor), listPendingHandoffs(actor)]);
  return (
    <Page
      title="Dashboard"
      description={`${formatDay(board.today, 'day')} in ${board.timeZone.replaceAll('_', ' ')}.`}
    >
      {isNewFirm(board) ? <FirstSteps board={board} role={viewer.role} /> : null}
      <HandoffsToAnswer handoffs={handoffs} />
      <Board board={board} viewer={viewer} />
    </Page>
  );
}

function isNewFirm({ load, recentDecisions }: DashboardDto): boolean {
  return load.length === 0 || recentDecisions.length === 0;
}

function Board({ board, viewer }: { board: DashboardDto; viewer: Viewer }) {
  const seesFirm = hasPermission(viewer.role, 'reports.read');
  const { mine } = board;
  return (
    <>
      {mine ? <MyFigures mine={mine} /> : null}
      {seesFirm || !mine ? <FirmFigures board={board} /> : null}
      <Columns
        main={
          <>
            {mine ? <MyDueCard mine={mine} /> : null}
            {mine ? <MyRecentCard mine={mine} /> : null}
            {seesFirm || !mine ? <TodayCard board={board} /> : null}
            <DecisionsCard board={board} />
          </>
        }
        aside={
          <>
            <WaitingCard board={board} />
            {seesFirm ? <LoadCard board={board} /> : null}
            <AbsencesCard board={board} />
          </>
        }
      />
    </>
  );
}
