'use client';

import { Check } from 'lucide-react';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Time } from '@/components/ui/time';
import type { FormAction } from '@/lib/platform/actions/state';
import type { RecordChangeDto, RecordStepDto } from '@/lib/contracts/record-change';
import { RECORD_STEP_NAMES } from '@/lib/wording/case-labels';

interface RecordChecklistProps {
  change: RecordChangeDto;
  mayKeep: boolean;
  timeZone: string;
  tickAction: FormAction;
  completeAction: FormAction;
  cancelAction: FormAction;
}

/** What is still to be done before someone else is on record, with who did what and when. */
export function RecordChecklist(props: RecordChecklistProps) {
  const { change, mayKeep } = props;
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      <p>
        To be <bdi className="font-medium">{change.toAttorney.name}</bdi>, asked for by{' '}
        <bdi>{change.requestedBy}</bdi>.
      </p>
      {change.note ? (
        <p className="text-ink-2">
          <q dir="auto">{change.note}</q>
        </p>
      ) : null}
      <ul aria-label="Checklist" className="grid gap-1.5">
        {change.steps.map((step) => (
          <Step key={step.step} step={step} {...props} />
        ))}
      </ul>
      {mayKeep ? <Ending {...props} /> : null}
    </div>
  );
}

function Step({
  step: { step, isRequired, doneAt, doneBy },
  change,
  mayKeep,
  timeZone,
  tickAction,
}: RecordChecklistProps & { step: RecordStepDto }) {
  const isDone = doneAt !== null;
  return (
    <li className="flex items-start justify-between gap-2">
      <div className="min-w-0">
        <p className={isDone ? 'text-ink' : 'text-ink-2'}>
          {isDone ? <Check aria-hidden="true" className="mr-1 inline size-4 text-good" /> : null}
          {RECORD_STEP_NAMES[step].label}
          <span className="sr-only">{isDone ? ': done' : ': not done yet'}</span>
          {isRequired ? null : <span className="ml-1.5 text-xs text-ink-3">optional</span>}
        </p>
        {doneAt !== null ? (
          <p className="text-xs text-ink-3">
            <bdi>{doneBy}</bdi>, <Time value={doneAt} timeZone={timeZone} />
          </p>
        ) : null}
      </div>
      {mayKeep ? (
        <ActionForm
          action={tickAction}
          hidden={{
            recordChangeId: change.id,
            version: change.version,
            step,
            done: isDone ? 'false' : 'true',
          }}
        >
          <SubmitButton
            size="sm"
            variant={isDone ? 'quiet' : 'secondary'}
            aria-label={`${isDone ? 'Undo' : 'Tick'}: ${RECORD_STEP_NAMES[step].label}`}
          >
            {isDone ? 'Undo' : 'Tick'}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </li>
  );
}

function Ending({ change, completeAction, cancelAction }: RecordChecklistProps) {
  const isReady = change.steps.every(({ isRequired, doneAt }) => !isRequired || doneAt !== null);
  const hidden = { recordChangeId: change.id, version: change.version };
  return (
    <div className="flex flex-wrap gap-2 pt-1">
      {isReady ? (
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="primary">
              Complete
            </Button>
          }
          title={`Put ${change.toAttorney.name} on record?`}
          description="From now on they are the attorney of record. Who works on the case stays."
          confirmLabel="Complete"
          action={completeAction}
          hidden={hidden}
        />
      ) : null}
      <ConfirmDialog
        trigger={<Button size="sm">Cancel checklist</Button>}
        title="Cancel this checklist?"
        description="The attorney of record stays who they are. The ticks stay in the history."
        confirmLabel="Cancel checklist"
        action={cancelAction}
        hidden={hidden}
      >
        <Field name="note" label="Why">
          <Input autoComplete="off" maxLength={2000} />
        </Field>
      </ConfirmDialog>
    </div>
  );
}
