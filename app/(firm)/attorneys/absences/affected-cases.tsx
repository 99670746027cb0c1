'use client';

import { useEffect, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import type { AbsenceDto, AffectedCaseDto } from '@/lib/contracts/absence';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { affectedCasesAction } from '@/app/(firm)/attorneys/actions';
import { CoverReview } from './cover-review';

/** Who covers the cases of an absence, looked at again: proposals as of now. */
export function AffectedCases({
  absence,
  days,
  mayCover,
  onClose,
}: {
  absence: AbsenceDto;
  days: string;
  mayCover: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Who covers for ${absence.attorney.name}?`}
      description={days}
      size="lg"
    >
      <Affected absence={absence} mayCover={mayCover} close={onClose} />
    </Dialog>
  );
}

function Affected({
  absence,
  mayCover,
  close,
}: {
  absence: AbsenceDto;
  mayCover: boolean;
  close: () => void;
}) {
  const [cases, setCases] = useState<readonly AffectedCaseDto[] | string | null>(null);
  const { id } = absence;
  useEffect(() => {
    let current = true;
    void loadAffected(id).then((loaded) => {
      if (current) setCases(loaded);
    });
    return () => {
      current = false;
    };
  }, [id]);
  if (cases === null) {
    return (
      <div role="status" aria-label="Asking the rules" className="grid gap-2">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    );
  }
  if (typeof cases === 'string') return <Alert tone="bad" title={cases} />;
  if (cases.length > 0) {
    return <CoverReview absence={absence} cases={cases} may={mayCover} close={close} />;
  }
  return (
    <Alert tone="good" title="Nothing is left to cover">
      No active case that {absence.attorney.name} holds has a deadline in these days.
    </Alert>
  );
}

async function loadAffected(absenceId: string): Promise<readonly AffectedCaseDto[] | string> {
  const answer = await sendFields(affectedCasesAction, { absenceId });
  if (answer.status === 'error') return answer.message;
  return answer.data ?? 'The list did not arrive. Try again.';
}
