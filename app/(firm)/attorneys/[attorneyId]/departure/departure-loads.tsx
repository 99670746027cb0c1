'use client';

import { ChevronUp } from 'lucide-react';
import { useId, useState } from 'react';
import { cn } from '@/components/ui/cn';
import { plural } from '@/components/ui/format';
import { LoadBar } from '@/components/ui/load-bar';
import type { DepartureLoadDto } from '@/lib/contracts/departure';

/**
 * What everyone who stays would carry with the plan carried out, beside the choices that decide it:
 * in sight on wide screens, and on narrow ones a bar at the bottom that unfolds.
 */
export function DepartureLoads({ loads }: { loads: readonly DepartureLoadDto[] }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section
      aria-label="Loads before and after the plan"
      // On wide screens it scrolls, and what scrolls is reached by the keyboard.
      tabIndex={0}
      className={cn(
        'bg-surface max-xl:sticky max-xl:bottom-0 max-xl:z-10 max-xl:-mx-4 max-xl:border-t max-xl:border-line-2',
        'max-xl:px-4 max-xl:shadow-float sm:max-xl:mx-0 sm:max-xl:rounded-t-lg sm:max-xl:border-x',
        'xl:sticky xl:top-17 xl:max-h-[calc(100dvh-5.5rem)] xl:overflow-y-auto xl:rounded-lg xl:border xl:border-line xl:p-4',
      )}
    >
      <h2 className="text-base font-semibold max-xl:hidden">Loads with this plan</h2>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="flex w-full items-center justify-between gap-3 py-2.5 text-left text-sm xl:hidden"
      >
        <span className="min-w-0 truncate">
          <span className="font-medium">Loads with this plan: </span>
          <span className="text-ink-2">{inShort(loads)}</span>
        </span>
        <ChevronUp
          aria-hidden="true"
          className={cn('size-4 shrink-0 text-ink-3 transition-transform', isOpen && 'rotate-180')}
        />
      </button>
      <ul
        id={id}
        className={cn(
          'grid gap-2.5 text-sm max-xl:max-h-[45dvh] max-xl:overflow-y-auto max-xl:pb-3 xl:mt-3',
          !isOpen && 'max-xl:hidden',
        )}
      >
        {loads.map((load) => (
          <WorkloadLine key={load.attorney.id} load={load} />
        ))}
      </ul>
    </section>
  );
}

function WorkloadLine({ load: { attorney, capacity, before, after } }: { load: DepartureLoadDto }) {
  const added = after.openCases - before.openCases;
  return (
    <li className="grid gap-0.5">
      <span className="flex items-baseline justify-between gap-3">
        <bdi className="min-w-0 truncate text-ink">{attorney.name}</bdi>
        <span
          className={cn('shrink-0 text-xs', added > 0 ? 'font-medium text-accent' : 'text-ink-3')}
        >
          {added > 0 ? `+${plural(added, 'case')}` : 'no change'}
          {after.activeCases === before.activeCases ? null : (
            <span className="font-normal text-ink-3">, {before.activeCases} active now</span>
          )}
        </span>
      </span>
      <LoadBar value={after.activeCases} capacity={capacity} unit="active cases" size="sm" />
    </li>
  );
}

/** Who would be over, or else the fullest workload: what a choice may still spoil. */
function inShort(loads: readonly DepartureLoadDto[]): string {
  const over = loads.filter(({ after, capacity }) => after.activeCases > capacity);
  if (over.length > 0) return `${over.length} over capacity`;
  const full = loads.filter(({ after, capacity }) => after.activeCases === capacity);
  return full.length > 0 ? `${full.length} full, nobody over` : 'nobody full';
}
