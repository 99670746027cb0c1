'use client';

import { AttorneyField } from './attorney-field';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormDialog } from '@/components/ui/form-dialog';
import { pageAct } from '@/components/ui/page-act';
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
    <FormDialog
      trigger={
        <Button size="sm" {...pageAct('Change the attorney of record', 'name g-28 sign')}>
          {present ? 'Ask to change it' : 'Name the attorney of record'}
        </Button>
      }
      title={`Attorney of record of case ${one.number}`}
      description="Opens a checklist: a new G-28 signed by the client, the client informed. Who works on the case stays."
      action={askRecordChangeAction}
      hidden={{ caseId: one.id, version: one.version }}
      submitLabel="Open the checklist"
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
    </FormDialog>
  );
}
