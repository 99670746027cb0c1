import type { ReactNode } from 'react';
import { formatDay } from '@/components/ui/format';
import { Link } from '@/components/ui/link';
import type { CaseLine } from '@/lib/reports/dashboard-dto';
import { PriorityBadge } from './case-badges';
import { visaTypeLabel } from './words';

/** Cases in one line each, every line a link to its case. */
export function CaseLines({
  label,
  lines,
  show,
}: {
  label: string;
  lines: readonly CaseLine[];
  /** What stands at the end of the line. */
  show: 'attorney' | 'deadline';
}) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id}>
          <Link
            href={`/cases/${line.id}`}
            className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-2 text-sm hover:bg-sunken/70 focus-visible:-outline-offset-2"
          >
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              <span className="text-ink-3 tabular-nums">{line.number}</span>
              <bdi className="font-medium text-ink">{line.client.name}</bdi>
              <span className="text-ink-2">{visaTypeLabel(line.visaType)}</span>
              <PriorityBadge priority={line.priority} />
            </span>
            <span className="text-ink-2">{endOf(line, show)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function endOf({ attorney, deadline }: CaseLine, show: 'attorney' | 'deadline'): ReactNode {
  if (show === 'deadline') return deadline ? `due ${formatDay(deadline, 'day')}` : 'no deadline';
  return attorney ? <bdi>{attorney.name}</bdi> : <span className="text-warn">waiting</span>;
}
