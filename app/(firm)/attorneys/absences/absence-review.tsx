'use client';

import { useState } from 'react';
import { AbsenceForm } from './absence-form';
import { Dialog } from '@/components/ui/dialog';
import type { SelectOption } from '@/components/ui/select';
import type { AbsenceDto, RecordedAbsenceDto } from '@/lib/contracts/absence';
import { CoverReview } from './cover-review';
import { changeAbsence, recordAbsence } from '@/app/(firm)/attorneys/undoable';

export interface AbsenceReviewProps {
  attorney: { id: string; name: string; timeZone: string };
  /** The attorney's day, `YYYY-MM-DD`. */
  today: string;
  colleagues: readonly SelectOption[];
  /** Whether covers need someone else's confirmation. */
  mayCover: boolean;
  title: string;
  /** The absence to change; without it a new one is recorded. */
  absence?: AbsenceDto;
  /** What a new absence begins with; today otherwise. */
  days?: { startsOn: string; endsOn: string };
  onClose: () => void;
}

/** Records or changes an absence, then proposes who covers the cases that it puts at risk. */
export function AbsenceReview({
  attorney,
  absence,
  today,
  colleagues,
  mayCover,
  title,
  days,
  onClose,
}: AbsenceReviewProps) {
  const [saved, setSaved] = useState<RecordedAbsenceDto | null>(null);
  return (
    <Dialog
      open
      title={saved ? 'Who covers meanwhile?' : title}
      description={saved ? undefined : 'While they are away the rules give them no new cases.'}
      size={saved ? 'lg' : 'md'}
      onOpenChange={onClose}
    >
      {(close) =>
        saved ? (
          <CoverReview absence={saved} cases={saved.affectedCases} may={mayCover} close={close} />
        ) : (
          <AbsenceForm
            action={absence ? changeAbsence : recordAbsence}
            attorneyId={attorney.id}
            absence={absence}
            timeZone={attorney.timeZone}
            days={days ?? { startsOn: today, endsOn: today }}
            colleagues={colleagues}
            onCancel={close}
            onSaved={(answer) => {
              if (answer && answer.affectedCases.length > 0) setSaved(answer);
              else close();
            }}
          />
        )
      }
    </Dialog>
  );
}
