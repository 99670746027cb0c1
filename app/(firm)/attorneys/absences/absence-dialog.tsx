'use client';

import { CalendarPlus } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from '@/components/ui/button';
import { prefetchOnIntent } from '@/components/ui/prefetch-on-intent';
import { OnDemand } from '@/components/ui/on-demand';
import { pageAct } from '@/components/ui/page-act';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceReviewProps } from './absence-review';

const load = () => import('./absence-review');
const AbsenceReview = lazy(() => load().then((part) => ({ default: part.AbsenceReview })));

type AbsenceDialogProps = Pick<
  AbsenceReviewProps,
  'attorney' | 'today' | 'colleagues' | 'mayCover'
>;

/** The button that records an absence, then proposes who covers the cases that it puts at risk. */
export function AbsenceDialog(props: AbsenceDialogProps) {
  const { name } = props.attorney;
  return (
    <OnDemand
      load={load}
      opensAt="record-absence"
      trigger={
        <Button
          size="sm"
          aria-label={`Record an absence of ${name}`}
          {...pageAct(`Record an absence of ${name}`, 'leave vacation holiday sick away')}
        >
          <CalendarPlus aria-hidden="true" />
          Record
        </Button>
      }
    >
      {(close) => <AbsenceReview {...props} title={`Absence of ${name}`} onClose={close} />}
    </OnDemand>
  );
}

/** Changes an absence that is not over, then proposes covers for what it puts at risk now. */
export function ChangeAbsenceDialog({
  days,
  ...props
}: AbsenceDialogProps & { absence: AbsenceDto; days: string }) {
  const { name } = props.attorney;
  return (
    <OnDemand
      load={load}
      trigger={
        <Button size="sm" aria-label={`Change: absence of ${name}, ${days}`}>
          Change
        </Button>
      }
    >
      {(close) => (
        <AbsenceReview {...props} title={`Change the absence of ${name}`} onClose={close} />
      )}
    </OnDemand>
  );
}

/** For what leads to `RecordAbsenceDialog`: fetches it while days are still being chosen. */
export const prefetchAbsences = prefetchOnIntent(load);

/** Records an absence for days that were chosen elsewhere, such as in the calendar. */
export function RecordAbsenceDialog(
  props: AbsenceDialogProps & {
    days: { startsOn: string; endsOn: string };
    onClose: () => void;
  },
) {
  return (
    <Suspense fallback={null}>
      <AbsenceReview {...props} title={`Absence of ${props.attorney.name}`} />
    </Suspense>
  );
}
