'use client';

import { ExpertiseFields } from '@/components/attorneys/expertise-fields';
import { ActionForm, FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { AttorneyDto } from '@/lib/attorneys/dto';
import { changeAttorneyAction } from '../actions';

/** The button and the form that change what an attorney knows. */
export function ExpertiseDialog({
  attorney: { id, name, expertise, version },
}: {
  attorney: Pick<AttorneyDto, 'id' | 'name' | 'expertise' | 'version'>;
}) {
  return (
    <Dialog
      trigger={
        <Button size="sm" aria-label={`Change the expertise of ${name}`}>
          Change
        </Button>
      }
      size="lg"
      title={`Expertise of ${name}`}
      description="1 can handle, 2 experienced, 3 expert. At 0 the rules never give them such a case."
    >
      {(close) => (
        <ActionForm
          action={changeAttorneyAction}
          hidden={{ attorneyId: id, version }}
          onSuccess={close}
        >
          <ExpertiseFields levels={expertise} />
          <FormActions>
            <SubmitButton>Save expertise</SubmitButton>
            <Button variant="quiet" onClick={close}>
              Cancel
            </Button>
          </FormActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
