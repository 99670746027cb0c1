'use client';

import { ExpertiseFields } from '@/app/(firm)/attorneys/expertise-fields';
import { ActionForm } from '@/components/ui/action-form';
import { Dialog } from '@/components/ui/dialog';
import { DIALOG_FORM, DialogActions } from '@/components/ui/form-dialog';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { changeAttorneyAction } from '../actions';

/** The form that changes what an attorney knows. */
export function ExpertiseForm({
  attorney: { id, name, expertise, version },
  onClose,
}: {
  attorney: Pick<AttorneyDto, 'id' | 'name' | 'expertise' | 'version'>;
  onClose: () => void;
}) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title={`Expertise of ${name}`}
      description="1 can handle, 2 experienced, 3 expert. At 0 the rules never give them such a case."
    >
      <ActionForm
        className={DIALOG_FORM}
        action={changeAttorneyAction}
        hidden={{ attorneyId: id, version }}
        onSuccess={onClose}
      >
        <ExpertiseFields levels={expertise} />
        <DialogActions submitLabel="Save expertise" onCancel={onClose} />
      </ActionForm>
    </Dialog>
  );
}
