'use client';

import { CirclePause } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { formatDay, plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { pageAct } from '@/components/ui/page-act';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { changeAttorneyAction, pauseAttorneyAction } from './actions';

type Paused = Pick<AttorneyDto, 'id' | 'name' | 'pausesOn' | 'openCases' | 'version'>;

/** The button and the form that stop new cases from a day on, or from another one. */
export function PauseDialog({
  attorney: { id, name, pausesOn, openCases, version },
  tomorrow,
  size,
}: {
  attorney: Paused;
  /** The first day that can be chosen, where the attorney is. */
  tomorrow: string;
  size?: 'sm';
}) {
  return (
    <FormDialog
      trigger={
        <Button
          size={size}
          {...pageAct(`Pause ${name} from a day on`, 'stop new cases deactivate inactive later')}
        >
          <CirclePause aria-hidden="true" />
          {pausesOn ? 'Another day' : 'Pause from…'}
        </Button>
      }
      title={`Pause ${name} from a day on`}
      description={`From the beginning of that day they get no new cases, neither by the rules nor by hand, until somebody activates them again. ${keepsWords(openCases)}`}
      action={pauseAttorneyAction}
      hidden={{ attorneyId: id, version }}
      submitLabel="Plan the pause"
    >
      <Field
        name="pausesOn"
        label="First day without new cases"
        hint="A day where the attorney is. For days off with an end, record an absence instead."
        required
      >
        <Input type="date" min={tomorrow} defaultValue={pausesOn ?? ''} className="max-w-48" />
      </Field>
    </FormDialog>
  );
}

function keepsWords(openCases: number): string {
  if (openCases === 0) return 'They hold no open cases.';
  return `They keep the ${plural(openCases, 'open case')} they hold.`;
}

/** Says that a pause is planned, with the ways to change that for those who may. */
export function PlannedPause({
  attorney,
  tomorrow,
  mayManage,
}: {
  attorney: Paused;
  tomorrow: string;
  mayManage: boolean;
}) {
  const { id, name, pausesOn, version } = attorney;
  if (pausesOn === null) return null;
  return (
    <Alert
      title={`${name} gets no new cases from ${formatDay(pausesOn)}`}
      actions={
        mayManage ? (
          <>
            <PauseDialog attorney={attorney} tomorrow={tomorrow} size="sm" />
            <ConfirmDialog
              trigger={
                <Button
                  size="sm"
                  {...pageAct(`Take the pause of ${name} back`, 'cancel go on new cases')}
                >
                  Take it back
                </Button>
              }
              title={`Take the pause of ${name} back?`}
              description={`They go on getting new cases on ${formatDay(pausesOn)} and after.`}
              confirmLabel="Take it back"
              action={changeAttorneyAction}
              hidden={{ attorneyId: id, version, pausesOn: '' }}
            />
          </>
        ) : null
      }
    >
      Until then nothing changes; what they hold stays with them.
    </Alert>
  );
}
