import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link';
import type { CaseLine } from '@/lib/features/reports/dashboard-dto';
import { visaTypeLabel } from '@/lib/wording/labels';
import { PriorityBadge } from '@/components/cases/case-badges';
import { DeadlineDay } from '@/components/cases/deadline-day';

/** Cases in one line each, every line a link to its case; `noteOf` may add a second line. */
export function CaseLines({
  label,
  lines,
  show,
  today,
  noteOf,
}: {
  label: string;
  lines: readonly CaseLine[];
  /** What stands at the end of the line. */
  show: 'attorney' | 'deadline';
  /** The firm's calendar day, YYYY-MM-DD. */
  today: string;
  noteOf?: (line: CaseLine) => ReactNode;
}) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id}>
          <Link
            href={`/cases/${line.id}`}
            className="grid gap-0.5 px-4 py-2 text-sm hover:bg-sunken/70 focus-visible:-outline-offset-2"
          >
            <span className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
              <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                <span className="text-ink-3 tabular-nums">{line.number}</span>
                <bdi className="font-medium text-ink">{line.client.name}</bdi>
                <span className="text-ink-2">{visaTypeLabel(line.visaType)}</span>
                <PriorityBadge priority={line.priority} />
              </span>
              <span className="text-ink-2">{endOf(line, show, today)}</span>
            </span>
            <Note>{noteOf?.(line)}</Note>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Note({ children }: { children: ReactNode }) {
  return children ? <span className="text-xs text-ink-2">{children}</span> : null;
}

function endOf(
  { attorney, deadline, stage }: CaseLine,
  show: 'attorney' | 'deadline',
  today: string,
): ReactNode {
  if (show === 'deadline') {
    if (!deadline) return 'no deadline';
    return <DeadlineDay deadline={deadline} stage={stage} today={today} />;
  }
  return attorney ? <bdi>{attorney.name}</bdi> : <span className="text-warn">waiting</span>;
}
