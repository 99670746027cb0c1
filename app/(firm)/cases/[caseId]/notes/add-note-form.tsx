'use client';

import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Field } from '@/components/ui/field';
import { addNoteAction } from '../../actions';
import { MentionTextarea } from './mention-textarea';

/** Where one notes something on a case. */
export function AddNoteForm({ caseId }: { caseId: string }) {
  return (
    <ActionForm
      action={addNoteAction}
      hidden={{ caseId }}
      resetOnSuccess
      aria-label="Add a note"
      className="gap-2"
    >
      <Field
        name="text"
        label="New note"
        hint="Write @ and a name to mention a colleague, who is told of it."
        required
      >
        <MentionTextarea caseId={caseId} />
      </Field>
      <FormActions>
        <SubmitButton variant="secondary">Add note</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
