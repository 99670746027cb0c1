'use client';

import { useState, type FormEvent } from 'react';
import { ActionForm, FormActions } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { ABSENCE_NAMES } from '@/components/attorneys/labels';
import { MAX_FILE_BYTES } from '@/lib/contracts/calendar-codes';
import type { CalendarPreviewDto } from '@/lib/features/calendar/dto';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { optionsOf } from '@/lib/wording/name';
import { previewCalendarAction, recordCalendarAction } from '../calendar-actions';
import { CalendarPreview } from './calendar-preview';

const KIND_OPTIONS = optionsOf(ABSENCE_NAMES);

interface Read {
  readonly calendar: string;
  readonly preview: CalendarPreviewDto;
}

/** Takes an attorney's absences from a calendar file: what would be recorded first, then recording it. */
export function CalendarFile({
  attorney,
  onClose,
}: {
  attorney: { id: string; name: string };
  onClose: () => void;
}) {
  const [read, setRead] = useState<Read | null>(null);
  const count = read?.preview.absences.filter(
    ({ what }) => what === 'new' || what === 'changed',
  ).length;
  return (
    <Dialog
      open
      title={`Absences of ${attorney.name} from a calendar file`}
      description={
        read
          ? 'Nothing is recorded yet.'
          : 'Out-of-office events of Outlook, and those of Google whose title begins with “Out of office”. Nothing else of the calendar is read or kept.'
      }
      onOpenChange={onClose}
    >
      {(close) =>
        read ? (
          <ActionForm
            className={DIALOG_FORM}
            action={recordCalendarAction}
            hidden={{ attorneyId: attorney.id, calendar: read.calendar }}
            guard={false}
            onSuccess={close}
          >
            <CalendarPreview preview={read.preview} />
            {count ? (
              <Field name="kind" label="Record them as" required>
                <Select options={KIND_OPTIONS} defaultValue="vacation" />
              </Field>
            ) : null}
            {count ? (
              <DialogActions submitLabel={`Record ${plural(count, 'absence')}`} onCancel={close} />
            ) : (
              <FormActions>
                <DismissButton onClose={close}>Close</DismissButton>
              </FormActions>
            )}
          </ActionForm>
        ) : (
          <ChooseFile attorneyId={attorney.id} onRead={setRead} onCancel={close} />
        )
      }
    </Dialog>
  );
}

function ChooseFile({
  attorneyId,
  onRead,
  onCancel,
}: {
  attorneyId: string;
  onRead: (read: Read) => void;
  onCancel: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (!(file instanceof File) || file.size === 0) {
      return setProblem('Choose a calendar file that is not empty.');
    }
    if (file.size > MAX_FILE_BYTES) {
      return setProblem(
        `The file has ${Math.ceil(file.size / 1000)} kB; ${MAX_FILE_BYTES / 1000} kB are read at most. Export a shorter period.`,
      );
    }
    setReading(true);
    const calendar = await file.text();
    const answer = await sendFields(previewCalendarAction, { attorneyId, calendar });
    setReading(false);
    if (answer.status === 'ok' && answer.data) return onRead({ calendar, preview: answer.data });
    if (answer.status === 'error') {
      setProblem(answer.fieldErrors.calendar?.[0] ?? answer.message);
    }
  }

  return (
    <form className="grid gap-4" onSubmit={(event) => void send(event)}>
      <Field
        name="file"
        label="Calendar file"
        required
        hint="Ends in .ics. In Outlook: File, Save Calendar; in Google Calendar: Settings, Export."
      >
        <Input type="file" accept=".ics,.ical,text/calendar" />
      </Field>
      {problem ? <Alert tone="bad" title={problem} /> : null}
      <FormActions>
        <Button type="submit" variant="primary" pending={isReading}>
          {isReading ? 'Reading…' : 'Read the file'}
        </Button>
        <DismissButton onClose={onCancel} />
      </FormActions>
    </form>
  );
}
