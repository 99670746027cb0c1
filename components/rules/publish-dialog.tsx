'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { plural } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import type { FormAction } from '@/lib/actions/state';
import type { RulesPreviewDto } from '@/lib/rules/dto';
import { ChangeList, RuleSentences } from './rule-words';

/** What a draft changes and does, and the button that puts it in force. */
export function PublishDialog({
  preview,
  action,
  onClose,
}: {
  preview: RulesPreviewDto;
  action: FormAction;
  onClose: () => void;
}) {
  const { version, rules, changes, sentences } = preview;
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
      title={`Publish version ${version + 1}?`}
      description={`${plural(changes.length, 'change')}. It applies to every decision from now on and to none before.`}
    >
      <ActionForm
        action={action}
        hidden={{ version, draft: JSON.stringify(rules) }}
        onSuccess={onClose}
      >
        <ChangeList changes={changes} />
        <details className="rounded-md border border-line px-3 py-2 text-sm">
          <summary className="font-medium">What these rules do, in words</summary>
          <div className="pt-2">
            <RuleSentences sentences={sentences} />
          </div>
        </details>
        <Field name="note" label="Why" hint="Kept in the history of versions.">
          <Input autoComplete="off" maxLength={500} />
        </Field>
        <FormActions>
          <SubmitButton>Publish version {version + 1}</SubmitButton>
          <Button variant="quiet" onClick={onClose}>
            Back to the form
          </Button>
        </FormActions>
      </ActionForm>
    </Dialog>
  );
}
