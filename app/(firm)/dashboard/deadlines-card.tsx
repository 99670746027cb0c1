import { CaseLines } from './case-lines';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import type { DashboardDto } from '@/lib/features/reports/dashboard-dto';

/** What is due next in the whole firm, and who holds it; nothing where nothing is. */
export function DeadlinesCard({ board }: { board: DashboardDto }) {
  const { nextDeadlines, today } = board;
  if (!nextDeadlines?.length) return null;
  return (
    <Card
      title="Deadlines to come"
      description="Cases in work by deadline, the nearest first."
      footer={<TextLink href="/cases?sort=deadline">All cases by deadline</TextLink>}
      flush
    >
      <CaseLines
        label="Cases by deadline"
        lines={nextDeadlines}
        show="deadline"
        today={today}
        noteOf={({ attorney }) =>
          attorney ? <bdi>{attorney.name}</bdi> : <span className="text-warn">waiting</span>
        }
      />
    </Card>
  );
}
