'use client';

import { AttorneyField } from '@/components/cases/attorney-field';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { askRecordChangeAction } from '../actions';
import { loadCandidates } from '../load-candidates';

/** The button and the form that ask to change the attorney of record. */
export function AskRecordDialog({
  one,
  present,
  suggested,
}: {
  one: { id: string; number: number; version: number };
  /** Who is on record now. */
  present: string | null;
  /** Who works on the case, and so is likely to sign. */
  suggested: string | null;
}) {
  return (
    <Dialog
      trigger={
        <Button size="sm">{present ? 'Ask to change it' : 'Name the attorney of record'}</Button>
      }
      title={`Attorney of record of case ${one.number}`}
      description="Opens a checklist: a new G-28 signed by the client, the client informed. Who works on the case stays."
    >
      {(close) => (
        <ActionForm
          action={askRecordChangeAction}
          hidden={{ caseId: one.id, version: one.version }}
          onSuccess={close}
        >
          <AttorneyField
            name="toAttorneyId"
            label="Who signs"
            caseId={one.id}
            load={loadCandidates}
            except={present}
            suggested={suggested}
          />
          <Field name="note" label="Note" hint="Stays in the case's history.">
            <Textarea rows={2} />
          </Field>
          <FormActions>
            <SubmitButton>Open the checklist</SubmitButton>
            <Button variant="quiet" onClick={close}>
              Cancel
            </Button>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
