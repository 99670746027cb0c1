import { CaseLines } from '@/components/cases/case-lines';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { MyDesk } from '@/lib/reports/dashboard-dto';

/** The viewer's cases that press. */
export function MyDueCard({ mine }: { mine: MyDesk }) {
  return (
    <Card title="Due soon" description="Your active cases due within 14 days, or overdue." flush>
      {mine.dueSoon.length > 0 ? (
        <CaseLines label="My cases due soon" lines={mine.dueSoon} show="deadline" />
      ) : (
        <EmptyState title="Nothing presses" description="No deadline in the next 14 days." />
      )}
    </Card>
  );
}

/** What came to the viewer lately. */
export function MyRecentCard({ mine }: { mine: MyDesk }) {
  return (
    <Card title="New to me" description="Cases that came to you in the last 7 days." flush>
      {mine.recent.length > 0 ? (
        <CaseLines label="Cases new to me" lines={mine.recent} show="deadline" />
      ) : (
        <EmptyState
          title="Nothing new this week"
          description="The rules bring you a case as soon as it is yours to take."
        />
      )}
    </Card>
  );
}
