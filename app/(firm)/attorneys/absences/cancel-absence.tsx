'use client';

import { periodLabel } from './calendar-labels';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { cancelAbsence } from '@/app/(firm)/attorneys/undoable';

/** The button that takes an absence back, or ends one that has begun. */
export function CancelAbsence({
  absence: { id, attorneyId, attorney, startsOn, endsOn, status },
}: {
  absence: AbsenceDto;
}) {
  const hasBegun = status === 'current';
  const verb = hasBegun ? 'End now' : 'Withdraw';
  const days = periodLabel(startsOn, endsOn);
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`${verb}: absence of ${attorney.name}, ${days}`}>
          {verb}
        </Button>
      }
      title={hasBegun ? 'End this absence now?' : 'Withdraw this absence?'}
      description={
        hasBegun
          ? `${attorney.name} counts as back from this moment and may get new cases. Covered cases return at once; the days already away stay on record.`
          : `${attorney.name} counts as present again (${days}) and may get new cases before and during these days. Planned covers are given up.`
      }
      confirmLabel={hasBegun ? 'End absence' : 'Withdraw absence'}
      action={cancelAbsence}
      hidden={{ absenceId: id, attorneyId }}
    />
  );
}
