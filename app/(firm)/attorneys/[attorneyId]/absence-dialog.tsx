'use client';

import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { AbsenceForm } from '@/components/attorneys/absence-form';
import { AffectedCases } from '@/components/attorneys/affected-cases';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format';
import type { SelectOption } from '@/components/ui/select';
import type { RecordedAbsenceDto } from '@/lib/absences/dto';
import { recordAbsenceAction } from '../actions';

interface AbsenceDialogProps {
  attorney: { id: string; name: string; timeZone: string };
  /** The attorney's day, `YYYY-MM-DD`. */
  today: string;
  colleagues: readonly SelectOption[];
}

/** Records an absence, then shows the cases that it puts at risk. */
export function AbsenceDialog({ attorney, today, colleagues }: AbsenceDialogProps) {
  const [recorded, setRecorded] = useState<RecordedAbsenceDto | null>(null);
  return (
    <Dialog
      trigger={
        <Button size="sm" aria-label={`Record an absence of ${attorney.name}`}>
          <CalendarPlus aria-hidden="true" />
          Record
        </Button>
      }
      title={recorded ? 'The absence is recorded' : `Absence of ${attorney.name}`}
      description={recorded ? undefined : 'While they are away the rules give them no new cases.'}
      onOpenChange={(open) => {
        if (open) setRecorded(null);
      }}
    >
      {(close) =>
        recorded ? (
          <AtRisk absence={recorded} close={close} />
        ) : (
          <AbsenceForm
            action={recordAbsenceAction}
            attorneyId={attorney.id}
            timeZone={attorney.timeZone}
            today={today}
            colleagues={colleagues}
            onCancel={close}
            onRecorded={(absence) => {
              if (absence && absence.affectedCases.length > 0) setRecorded(absence);
              else close();
            }}
          />
        )
      }
    </Dialog>
  );
}

function AtRisk({ absence, close }: { absence: RecordedAbsenceDto; close: () => void }) {
  const { affectedCases } = absence;
  return (
    <div className="grid gap-3">
      <Alert
        tone="warn"
        title={`${plural(affectedCases.length, 'active case')} with a deadline in these days`}
      >
        Open a case to hand it off. Until then it stays with {absence.attorney.name}.
      </Alert>
      <AffectedCases cases={affectedCases} />
      <div>
        <Button variant="primary" onClick={close}>
          Done
        </Button>
      </div>
    </div>
  );
}
