import { Fragment } from 'react';
import { Card } from '@/components/ui/card';
import { formatPercent } from '@/components/ui/format';
import { Link, TextLink } from '@/components/ui/link';
import { LoadBar } from '@/components/ui/load-bar';
import { InfoTip } from '@/components/ui/tooltip';
import type { AttorneyLoad } from '@/lib/contracts/report';
import type { DashboardDto } from '@/lib/features/reports/dashboard-dto';

const SHOWN = 8;

/** Who carries too much, who could carry more, and the fullest workloads. */
export function LoadCard({ board }: { board: DashboardDto }) {
  const { load, overloaded, underloaded } = board;
  const active = load.filter(({ isActive, openCases }) => isActive || openCases > 0);
  if (active.length === 0) return null;
  return (
    <Card
      title="Load"
      description="Active cases of capacity"
      actions={
        <InfoTip label="How load is computed">
          Bars show active cases of capacity. The fullest workloads come first, each case weighed by
          its complexity and stage. Below half of the usual: present, with less than half of what
          all present attorneys carry on average.
        </InfoTip>
      }
      footer={<TextLink href="/heatmap">The whole firm as a heatmap</TextLink>}
    >
      <ul className="grid gap-2 text-sm">
        {active.slice(0, SHOWN).map(({ attorney, activeCases, capacity, isPresent }) => (
          <li
            key={attorney.id}
            className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)] items-center gap-3"
          >
            <Link
              href={`/attorneys/${attorney.id}`}
              className="truncate rounded-sm text-ink hover:text-accent"
            >
              <bdi>{attorney.name}</bdi>
            </Link>
            <LoadBar value={activeCases} capacity={capacity} away={!isPresent} size="sm" />
          </li>
        ))}
      </ul>
      <div className="mt-3 grid gap-1 border-t border-line pt-3 text-sm text-ink-2">
        <p>
          <Names attorneys={overloaded} label="At or over capacity" none="Nobody is at capacity." />
        </p>
        <p>
          <Names
            attorneys={underloaded}
            label="Below half of the usual"
            none="Nobody carries less than half of the usual."
          />
        </p>
      </div>
    </Card>
  );
}

function Names({
  attorneys,
  label,
  none,
}: {
  attorneys: readonly AttorneyLoad[];
  label: string;
  none: string;
}) {
  if (attorneys.length === 0) return none;
  return (
    <>
      {label}:{' '}
      {attorneys.map((workload, index) => (
        <Fragment key={workload.attorney.id}>
          {index > 0 ? ', ' : ''}
          <bdi>{workload.attorney.name}</bdi> ({fullnessOf(workload)})
        </Fragment>
      ))}
      .
    </>
  );
}

/** What makes a workload full: its cases where they fill it, else its load. */
function fullnessOf({ activeCases, capacity, utilization }: AttorneyLoad): string {
  return activeCases >= capacity || utilization < 1
    ? `${activeCases} of ${capacity}`
    : `${formatPercent(utilization)} by weight`;
}
