'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { DismissButton } from '@/components/ui/dismiss-button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { FormAction } from '@/lib/platform/actions/state';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { EffectiveAtField } from './form/when-fields';

interface ScheduleControlsProps {
  schedule: RulesScheduleDto;
  timeZone: string;
  /** When they take effect, by the firm's clock: YYYY-MM-DDTHH:mm. */
  localTime: string;
  changeAction: FormAction;
  cancelAction: FormAction;
  publishAction: FormAction;
}

/** Another time, at once, or never: what can be done about rules that wait for their time. */
export function ScheduleControls(props: ScheduleControlsProps) {
  const { schedule, cancelAction, publishAction } = props;
  const hidden = { scheduleId: schedule.id, version: schedule.version };
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      <ChangeTime {...props} />
      {schedule.isStale ? null : (
        <ConfirmDialog
          trigger={<Button size="sm">Publish now</Button>}
          title="Publish the scheduled rules now?"
          description="They apply to every decision from now on and to none before."
          confirmLabel="Publish now"
          action={publishAction}
          hidden={hidden}
        />
      )}
      <ConfirmDialog
        trigger={<Button size="sm">Cancel schedule</Button>}
        title="Cancel the scheduled rules?"
        description="They will not take effect. The rules in force stay as they are."
        confirmLabel="Cancel schedule"
        action={cancelAction}
        hidden={hidden}
        danger
      />
    </div>
  );
}

function ChangeTime({ schedule, timeZone, localTime, changeAction }: ScheduleControlsProps) {
  return (
    <Dialog trigger={<Button size="sm">Change time</Button>} title="When they take effect">
      {(close) => (
        <ActionForm
          action={changeAction}
          hidden={{ scheduleId: schedule.id, version: schedule.version }}
          onSuccess={close}
        >
          <EffectiveAtField timeZone={timeZone} defaultValue={localTime} />
          <Field name="note" label="Why" hint="Kept in the history of versions.">
            <Input autoComplete="off" maxLength={500} defaultValue={schedule.note ?? ''} />
          </Field>
          <FormActions>
            <SubmitButton>Save</SubmitButton>
            <DismissButton onClose={close}>Back</DismissButton>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
