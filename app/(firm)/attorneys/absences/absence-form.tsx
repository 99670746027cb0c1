'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { zoneName } from '@/components/ui/format';
import type { FormAction } from '@/lib/platform/actions/state';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { SavedAbsenceDto } from '@/lib/features/absences/dto';
import { optionsOf } from '@/lib/wording/name';
import { ABSENCE_NAMES } from '@/components/attorneys/labels';

const KIND_OPTIONS = optionsOf(ABSENCE_NAMES);

/** The form that records or changes an absence. Days are those of the attorney's own calendar. */
export function AbsenceForm({
  action,
  attorneyId,
  absence,
  timeZone,
  days,
  colleagues,
  onCancel,
  onSaved,
}: {
  action: FormAction<SavedAbsenceDto>;
  attorneyId: string;
  /** The absence to change; without it a new one is recorded. */
  absence?: AbsenceDto;
  /** The attorney's. */
  timeZone: string;
  /** What a new absence begins with. */
  days: { startsOn: string; endsOn: string };
  colleagues: readonly SelectOption[];
  onCancel: () => void;
  onSaved: (absence: SavedAbsenceDto | undefined) => void;
}) {
  const which: Record<string, string | number> = absence
    ? { attorneyId, absenceId: absence.id, version: absence.version }
    : { attorneyId };
  return (
    <ActionForm action={action} hidden={which} onSuccess={onSaved}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="startsOn" label="First day away" hint={`In ${zoneName(timeZone)}.`} required>
          <Input type="date" defaultValue={absence?.startsOn ?? days.startsOn} />
        </Field>
        <Field name="endsOn" label="Last day away" hint="Back the day after." required>
          <Input type="date" defaultValue={absence?.endsOn ?? days.endsOn} />
        </Field>
        <Field name="kind" label="Kind" required>
          <Select options={KIND_OPTIONS} defaultValue={absence?.kind ?? 'vacation'} />
        </Field>
        <Field name="coverAttorneyId" label="Cover" hint="Proposed first for every case.">
          <Select
            options={colleagues}
            placeholder="Nobody in particular"
            defaultValue={absence?.coverAttorneyId ?? ''}
          />
        </Field>
      </div>
      <Field name="note" label="Note" hint="Seen by them and by those who manage absences.">
        <Textarea rows={2} defaultValue={absence?.note ?? ''} />
      </Field>
      <FormActions>
        <SubmitButton>{absence ? 'Save changes' : 'Record absence'}</SubmitButton>
        <DismissButton onClose={onCancel} />
      </FormActions>
    </ActionForm>
  );
}
