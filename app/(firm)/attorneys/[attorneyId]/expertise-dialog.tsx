'use client';

import { lazy } from 'react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import { pageAct } from '@/components/ui/page-act';
import type { AttorneyDto } from '@/lib/contracts/attorney';

const load = () => import('./expertise-form');
const ExpertiseForm = lazy(() => load().then((part) => ({ default: part.ExpertiseForm })));

/** The button that changes what an attorney knows. */
export function ExpertiseDialog({
  attorney,
}: {
  attorney: Pick<AttorneyDto, 'id' | 'name' | 'expertise' | 'version'>;
}) {
  return (
    <OnDemand
      load={load}
      trigger={
        <Button
          size="sm"
          aria-label={`Change the expertise of ${attorney.name}`}
          {...pageAct(`Change the expertise of ${attorney.name}`, 'levels visa types')}
        >
          Change
        </Button>
      }
    >
      {(close) => <ExpertiseForm attorney={attorney} onClose={close} />}
    </OnDemand>
  );
}
