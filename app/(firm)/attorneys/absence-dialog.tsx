'use client';

import { CalendarPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { AbsenceForm } from '@/components/attorneys/absence-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { SelectOption } from '@/components/ui/select';
import type { AbsenceDto, RecordedAbsenceDto } from '@/lib/absences/dto';
import { changeAbsenceAction, recordAbsenceAction } from './actions';
import { CoverReview } from './cover-review';

interface AbsenceDialogProps {
  attorney: { id: string; name: string; timeZone: string };
  /** The attorney's day, `YYYY-MM-DD`. */
  today: string;
  colleagues: readonly SelectOption[];
  /** Whether covers need somebody else's confirmation. */
  mayCover: boolean;
}

/** Records an absence, then proposes who covers the cases that it puts at risk. */
export function AbsenceDialog(props: AbsenceDialogProps) {
  const { name } = props.attorney;
  return (
    <FormThenCovers
      {...props}
      title={`Absence of ${name}`}
      opensAt="record-absence"
      trigger={
        <Button size="sm" aria-label={`Record an absence of ${name}`}>
          <CalendarPlus aria-hidden="true" />
          Record
        </Button>
      }
    />
  );
}

/** Changes an absence that is not over, then proposes covers for what it puts at risk now. */
export function ChangeAbsenceDialog({
  absence,
  days,
  ...props
}: AbsenceDialogProps & { absence: AbsenceDto; days: string }) {
  const { name } = props.attorney;
  return (
    <FormThenCovers
      {...props}
      absence={absence}
      title={`Change the absence of ${name}`}
      trigger={
        <Button size="sm" aria-label={`Change: absence of ${name}, ${days}`}>
          Change
        </Button>
      }
    />
  );
}

/** Records an absence for days that were chosen elsewhere, such as in the calendar. */
export function RecordAbsenceDialog({
  days,
  onClose,
  ...props
}: AbsenceDialogProps & { days: { startsOn: string; endsOn: string }; onClose: () => void }) {
  return (
    <FormThenCovers
      {...props}
      days={days}
      title={`Absence of ${props.attorney.name}`}
      open
      onClose={onClose}
    />
  );
}

function FormThenCovers({
  attorney,
  absence,
  today,
  colleagues,
  mayCover,
  title,
  trigger,
  opensAt,
  days,
  open,
  onClose,
}: AbsenceDialogProps & {
  absence?: AbsenceDto;
  title: string;
  trigger?: ReactNode;
  opensAt?: string;
  /** What a new absence begins with; today otherwise. */
  days?: { startsOn: string; endsOn: string };
  open?: boolean;
  onClose?: () => void;
}) {
  const [saved, setSaved] = useState<RecordedAbsenceDto | null>(null);
  return (
    <Dialog
      trigger={trigger}
      opensAt={opensAt}
      open={open}
      title={saved ? 'Who covers meanwhile?' : title}
      description={saved ? undefined : 'While they are away the rules give them no new cases.'}
      size={saved ? 'lg' : 'md'}
      onOpenChange={(isOpen) => {
        if (isOpen) setSaved(null);
        else onClose?.();
      }}
    >
      {(close) =>
        saved ? (
          <CoverReview absence={saved} cases={saved.affectedCases} may={mayCover} close={close} />
        ) : (
          <AbsenceForm
            action={absence ? changeAbsenceAction : recordAbsenceAction}
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
