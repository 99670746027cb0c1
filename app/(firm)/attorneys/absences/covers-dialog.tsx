'use client';

import { lazy } from 'react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import type { AbsenceDto } from '@/lib/contracts/absence';

/** Fetches what looks again at the cases of an absence. */
export const loadAffectedCases = () => import('./affected-cases');
const AffectedCases = lazy(() =>
  loadAffectedCases().then((part) => ({ default: part.AffectedCases })),
);

/** The button that looks again at who covers the cases of an absence. */
export function CoversDialog(props: { absence: AbsenceDto; days: string; mayCover: boolean }) {
  const { absence, days } = props;
  return (
    <OnDemand
      load={loadAffectedCases}
      trigger={
        <Button size="sm" aria-label={`Covers: absence of ${absence.attorney.name}, ${days}`}>
          Covers
        </Button>
      }
    >
      {(close) => <AffectedCases {...props} onClose={close} />}
    </OnDemand>
  );
}
