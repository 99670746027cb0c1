import { CaseLines } from './case-lines';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { LoadBar } from '@/components/ui/load-bar';
import { InfoTip } from '@/components/ui/tooltip';
import type { MyWorkload } from '@/lib/features/reports/dashboard-dto';

interface WorkloadPart {
  mine: MyWorkload;
  /** The firm's calendar day, YYYY-MM-DD. */
  today: string;
}

/** The viewer's cases that press, and those that will next. */
export function MyDueCard({ mine, today }: WorkloadPart) {
  return (
    <Card
      title="Next deadlines"
      description="Your active cases by deadline; those past it come first."
      flush
    >
      {mine.nextDeadlines.length > 0 ? (
        <CaseLines
          label="My cases by deadline"
          lines={mine.nextDeadlines}
          show="deadline"
          today={today}
        />
      ) : (
        <EmptyState
          title="Nothing presses"
          description="None of your active cases has a deadline. One that gets a deadline is listed here."
        />
      )}
    </Card>
  );
}

/** What came to the viewer lately. */
export function MyRecentCard({ mine, today }: WorkloadPart) {
  return (
    <Card title="New to me" description="Cases that came to you in the last 7 days." flush>
      {mine.recent.length > 0 ? (
        <CaseLines label="Cases new to me" lines={mine.recent} show="deadline" today={today} />
      ) : (
        <EmptyState
          title="Nothing new this week"
          description="The rules bring you a case as soon as it is yours to take."
        />
      )}
    </Card>
  );
}

/** How full the viewer's workload is. */
export function MyLoadCard({ mine }: { mine: MyWorkload }) {
  const { attorney, activeCases, openCases, capacity } = mine;
  const room = capacity - activeCases;
  return (
    <Card
      title="My load"
      actions={
        <InfoTip label="How my load is counted">
          Your cases in stages that count toward capacity, against the most that you may hold. Which
          stages count is in the firm’s rules.
        </InfoTip>
      }
      footer={<TextLink href={`/attorneys/${attorney.id}`}>My profile, by stage</TextLink>}
    >
      <LoadBar value={activeCases} capacity={capacity} />
      <p className="mt-2 text-sm text-ink-2">
        {room > 0
          ? `Room for ${plural(room, 'more case', 'more cases')}.`
          : 'No room for another case.'}{' '}
        {plural(openCases - activeCases, 'open case')} in stages that do not count, such as filed.
      </p>
    </Card>
  );
}
