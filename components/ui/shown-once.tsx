'use client';

import { FormActions } from './action-form';
import { Button } from './button';
import { CopyField } from './copy-field';

/** What a dialog shows this once, such as a key that was made, until the person has taken it along. */
export function ShownOnce({
  label,
  value,
  onTaken,
}: {
  label: string;
  value: string;
  onTaken: () => void;
}) {
  return (
    <div className="grid gap-4">
      <CopyField label={label} value={value} />
      <FormActions>
        <Button variant="primary" onClick={onTaken}>
          I have copied it
        </Button>
      </FormActions>
    </div>
  );
}
