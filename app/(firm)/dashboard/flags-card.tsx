import { Flag } from 'lucide-react';
import type { ReactNode } from 'react';
import { metricHref } from '@/components/reports/metric-href';
import { Card } from '@/components/ui/card';
import { plural } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { InfoTip } from '@/components/ui/tooltip';
import type { DashboardDto } from '@/lib/features/reports/dashboard-dto';
import { flagLabel } from '@/lib/wording/flag-messages';

/** What deserves a look; nothing at all when nothing does. */
export function FlagsCard({ board }: { board: DashboardDto }) {
  const flags = flagsOf(board);
  if (flags.length === 0) return null;
  return (
    <Card
      title="Worth a look"
      actions={
        <InfoTip label="How flags are found">
          Deadlines that passed while the case is in work; workloads above their capacity, since
          cases came back to life; attorneys who handed on more of the cases they held in the last
          90 days than chance explains at the firm’s own rate; only those with at least 10 cases are
          looked at.
        </InfoTip>
      }
    >
      <ul className="grid gap-2 text-sm text-ink-2">
        {flags.map(({ key, content }) => (
          <li key={key} className="grid grid-cols-[1rem_minmax(0,1fr)] items-start gap-2">
            <Flag aria-hidden="true" className="mt-0.5 size-4 text-warn" />
            <span>{content}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function flagsOf({ flags, today }: DashboardDto): { key: string; content: ReactNode }[] {
  if (!flags) return [];
  const { overdue, overCapacity, reassignments, reassignmentsSince: from } = flags;
  const all: { key: string; content: ReactNode }[] = [];
  if (overdue > 0) {
    all.push({
      key: 'overdue',
      content: (
        <TextLink href={metricHref({ figure: 'overdue', from: today, to: today })}>
          {plural(overdue, 'case')} in work past the deadline
        </TextLink>
      ),
    });
  }
  for (const { attorney, activeCases, capacity } of overCapacity) {
    all.push({
      key: `over-${attorney.id}`,
      content: (
        <>
          <TextLink href={`/attorneys/${attorney.id}`}>
            <bdi>{attorney.name}</bdi>
          </TextLink>{' '}
          holds {activeCases} active cases, with a capacity of {capacity}.
        </>
      ),
    });
  }
  for (const flag of reassignments) {
    const { attorney } = flag;
    const cases = { figure: 'given-away', attorneyId: attorney.id, from, to: today } as const;
    all.push({
      key: `reassignments-${attorney.id}`,
      content: (
        <>
          {flagLabel(flag)} <TextLink href={metricHref(cases)}>Which cases</TextLink>
        </>
      ),
    });
  }
  return all;
}
