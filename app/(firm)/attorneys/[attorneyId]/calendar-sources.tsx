'use client';

import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import { Select } from '@/components/ui/select';
import { ABSENCE_NAMES } from '@/components/attorneys/labels';
import { optionsOf } from '@/lib/wording/name';
import { addSourceAction, removeSourceAction, restartSourceAction } from '../calendar-actions';

const KIND_OPTIONS = optionsOf(ABSENCE_NAMES);

/** Names a calendar to be read. */
export function AddSourceDialog({ attorney }: { attorney: { id: string; name: string } }) {
  const what = `Add a calendar of ${attorney.name}`;
  return (
    <FormDialog
      trigger={
        <Button size="sm" aria-label={what} {...pageAct(what, 'ics outlook google address')}>
          Add
        </Button>
      }
      title={what}
      description="It is read now and every two hours. Only out-of-office events are taken, and of those only the days."
      action={addSourceAction}
      hidden={{ attorneyId: attorney.id }}
      submitLabel="Read this calendar"
    >
      <div className="grid gap-4 pb-4">
        <Field
          name="url"
          label="Address of the calendar"
          hint="In Outlook: Settings, Calendar, Shared calendars, Publish, ICS link. In Google Calendar: the secret address in iCal format."
          required
        >
          <Input type="text" inputMode="url" autoComplete="off" spellCheck={false} />
        </Field>
        <Field name="kind" label="Record its absences as" required>
          <Select options={KIND_OPTIONS} defaultValue="vacation" />
        </Field>
      </div>
    </FormDialog>
  );
}

interface SourceProps {
  sourceId: string;
  host: string;
}

/** Reads a calendar at once. */
export function RestartSource({ sourceId, host, stopped }: SourceProps & { stopped: boolean }) {
  const label = stopped ? 'Start again' : 'Read now';
  return (
    <ActionForm action={restartSourceAction} hidden={{ sourceId }}>
      <SubmitButton variant="quiet" size="sm" aria-label={`${label}: ${host}`}>
        {label}
      </SubmitButton>
    </ActionForm>
  );
}

/** Reads a calendar no more. */
export function RemoveSourceDialog({ sourceId, host }: SourceProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant="quiet" aria-label={`Remove: ${host}`}>
          Remove
        </Button>
      }
      title={`Stop reading ${host}?`}
      description="The absences that came from it stay. What changes in it from now on is not noticed."
      confirmLabel="Remove calendar"
      danger
      action={removeSourceAction}
      hidden={{ sourceId }}
    />
  );
}
