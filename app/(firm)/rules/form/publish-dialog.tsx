'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { IDLE, type FormAction } from '@/lib/platform/actions/state';
import type { RulesDto, RulesPreviewDto } from '@/lib/contracts/rules';
import { DialogBacktests } from '@/app/(firm)/rules/backtest/dialog-backtests';
import { ChangeList, RuleSentences } from './rule-labels';
import { WhenFields, type When } from './when-fields';

interface PublishDialogProps {
  preview: RulesPreviewDto;
  inForce: RulesDto;
  action: FormAction;
  timeZone: string;
  /** The rules that wait for their time already: one rule set at a time can. */
  waiting: string | null;
  onClose: () => void;
  /** Another version was published meanwhile; what was written for "Why" is kept. */
  onOvertaken: (note: string) => void;
  /** What "Why" begins with. */
  note: string;
  /** It is kept now, as a version or for its time: the form has nothing more to say. */
  onKept: () => void;
}

/** What a draft changes and does, and the button that puts it in force, now or later. */
export function PublishDialog({
  preview,
  inForce,
  action,
  timeZone,
  waiting,
  note,
  onClose,
  onOvertaken,
  onKept,
}: PublishDialogProps) {
  const { version, rules, changes, sentences } = preview;
  const [when, setWhen] = useState<When>('now');
  // What is scheduled while this is open takes away nothing that was typed: sending it asks.
  const [seen] = useState(waiting);
  const publish: FormAction = async (previous, form) => {
    const answer = await action(previous, form);
    if (answer.status !== 'error' || !answer.conflict) return answer;
    const written = form.get('note');
    onOvertaken(typeof written === 'string' ? written : '');
    return IDLE;
  };
  const dialog = {
    open: true,
    onOpenChange: (open: boolean) => {
      if (!open) onClose();
    },
  };
  if (changes.length === 0) {
    return (
      <Dialog
        {...dialog}
        size="sm"
        title="Nothing to publish"
        description={`The form says what version ${version} says already.`}
      >
        <Button variant="primary" onClick={onClose}>
          Back to the form
        </Button>
      </Dialog>
    );
  }
  return (
    <Dialog
      {...dialog}
      size="lg"
      title={`Publish version ${version + 1}?`}
      description={`${plural(changes.length, 'change')}. It applies to every decision from then on and to none before.`}
    >
      <ActionForm
        action={publish}
        hidden={{ version, draft: JSON.stringify(rules), seenSchedule: seen ?? '' }}
        className={DIALOG_FORM}
        onSuccess={() => {
          onClose();
          onKept();
        }}
      >
        <div className="grid gap-4 pb-4">
          <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
            <div className="grid content-start gap-3">
              <h3 className="text-sm font-semibold">What changes</h3>
              <ChangeList changes={changes} />
              <details className="rounded-md border border-line text-sm">
                <summary className="px-3 py-2 font-medium">What these rules do, in words</summary>
                <div className="border-t border-line px-3 py-2">
                  <RuleSentences sentences={sentences} />
                </div>
              </details>
            </div>
            <DialogBacktests inForce={inForce} rules={rules} />
          </div>
          {seen ? (
            <Alert tone="warn" title="Other rules are scheduled already">
              They were made from the version in force now, so publishing this one means that they
              will not take effect.
            </Alert>
          ) : (
            <WhenFields when={when} onWhenChange={setWhen} timeZone={timeZone} />
          )}
          <Field name="note" label="Why" hint="Kept in the history of versions.">
            <Input autoComplete="off" maxLength={500} defaultValue={note} />
          </Field>
        </div>
        <DialogActions
          submitLabel={when === 'later' ? 'Schedule' : `Publish version ${version + 1}`}
          cancelLabel="Back to the form"
          onCancel={onClose}
        />
      </ActionForm>
    </Dialog>
  );
}
