'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { optionsOf } from '@/components/cases/words';
import type { FormAction } from '@/lib/actions/state';
import type { RecordedAbsenceDto } from '@/lib/absences/dto';
import { ABSENCE_WORDS } from './words';

const KIND_OPTIONS = optionsOf(ABSENCE_WORDS);

/** The form that records an absence. Days are those of the attorney's own calendar. */
export function AbsenceForm({
  action,
  attorneyId,
  timeZone,
  today,
  colleagues,
  onCancel,
  onRecorded,
}: {
  action: FormAction<RecordedAbsenceDto>;
  attorneyId: string;
  /** The attorney's. */
  timeZone: string;
  /** The attorney's day, `YYYY-MM-DD`. */
  today: string;
  colleagues: readonly SelectOption[];
  onCancel: () => void;
  onRecorded: (absence: RecordedAbsenceDto | undefined) => void;
}) {
  return (
    <ActionForm action={action} hidden={{ attorneyId }} onSuccess={onRecorded}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="startsOn" label="First day away" hint={`In ${timeZone}.`} required>
          <Input type="date" defaultValue={today} />
        </Field>
        <Field name="endsOn" label="Last day away" hint="Back the day after." required>
          <Input type="date" defaultValue={today} />
        </Field>
        <Field name="kind" label="Kind" required>
          <Select options={KIND_OPTIONS} defaultValue="vacation" />
        </Field>
        <Field name="coverAttorneyId" label="Cover" hint="Whom to ask meanwhile.">
          <Select options={colleagues} placeholder="Nobody in particular" />
        </Field>
      </div>
      <Field name="note" label="Note" hint="Seen by them and by those who manage absences.">
        <Textarea rows={2} />
      </Field>
      <FormActions>
        <SubmitButton>Record absence</SubmitButton>
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </FormActions>
    </ActionForm>
  );
}
