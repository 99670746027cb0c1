'use client';

import { useState } from 'react';
import { HandoffReasonField } from '@/app/(firm)/cases/handoff-reason-field';
import { ActionForm } from '@/components/ui/action-form';
import { Alert } from '@/components/ui/alert';
import { Field } from '@/components/ui/field';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import { plural } from '@/components/ui/format';
import { Select, type SelectOption } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { BulkHandOffPreview, BulkHandOffResult } from '@/lib/features/cases/bulk-dto';
import { bulkHandOffAction } from './bulk-actions';
import { BulkDialog, type BulkDialogProps } from './bulk-dialog';
import { BulkWarnings } from './bulk-warnings';
import { undoOfHandOffs, type PartlyUndone } from './bulk-undo';
import { announceHandOffs, casesAsFields } from './bulk-messages';
import { useBulkPreview } from './use-bulk-preview';

/** Hands the chosen cases to one colleague, or each to whom the rules choose. */
export function BulkHandOffDialog(
  props: BulkDialogProps & { onPartlyUndone: (undone: PartlyUndone) => boolean },
) {
  return (
    <BulkDialog<BulkHandOffResult>
      {...props}
      size="lg"
      title={`Hand off ${plural(props.cases.length, 'case')}`}
      description="Each case is handed off by itself, in the order of the list. One that may not move stays where it is, and you are told why."
      announce={announceHandOffs}
      undoOf={(results) => undoOfHandOffs(results, props)}
    >
      {(finish) => <HandOffForm {...props} onFinished={finish} />}
    </BulkDialog>
  );
}

function HandOffForm({
  cases,
  requestKey,
  onFinished,
  onClose,
}: BulkDialogProps & {
  onFinished: (answer: readonly BulkHandOffResult[] | undefined) => void;
}) {
  const [toAttorneyId, setToAttorneyId] = useState('');
  const preview = useBulkPreview(cases, toAttorneyId);
  const moving = preview.data?.cases.filter(({ to }) => to !== null).length;
  const seen = cases.map(({ id, version }) => ({ caseId: id, version }));
  return (
    <ActionForm
      className={DIALOG_FORM}
      action={bulkHandOffAction}
      hidden={{ ...casesAsFields(seen), requestKey }}
      onSuccess={onFinished}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <HandoffReasonField />
        <Field name="toAttorneyId" label="Who takes them" required>
          <Select
            options={receiverOptions(preview.data, cases.length)}
            value={toAttorneyId}
            onChange={(event) => setToAttorneyId(event.target.value)}
          />
        </Field>
      </div>
      <Field name="note" label="Note for the colleagues" hint="Stays in each case's history.">
        <Textarea rows={2} />
      </Field>
      {preview.problem ? (
        <Alert tone="bad" title={preview.problem} />
      ) : (
        <BulkWarnings cases={cases} preview={preview.fresh ? preview.data : null} />
      )}
      <DialogActions
        submitLabel={`Hand off ${plural(preview.fresh ? (moving ?? cases.length) : cases.length, 'case')}`}
        submitDisabled={preview.fresh && moving === 0}
        onCancel={onClose}
      />
    </ActionForm>
  );
}

/** The colleagues who can take most of the cases first. */
function receiverOptions(preview: BulkHandOffPreview | null, count: number): SelectOption[] {
  const receivers = (preview?.receivers ?? []).toSorted((a, b) => b.eligibleFor - a.eligibleFor);
  return [
    { value: '', label: 'Let the rules choose for each' },
    ...receivers.map(({ attorneyId, name, eligibleFor, activeCases, capacity }) => ({
      value: attorneyId,
      label: `${name}: eligible for ${eligibleFor} of ${count}; holds ${activeCases} of ${capacity}`,
    })),
  ];
}
