'use client';

import { FormActions } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';

/** What a dialog says above a secret. */
export const SHOWN_ONCE =
  'It is shown this once. The other system checks with it that a message is ours (Standard Webhooks).';

/** The secret of an endpoint, this once. */
export function MadeSecret({ secret, close }: { secret: string; close: () => void }) {
  return (
    <div className="grid gap-4">
      <CopyField label="Signing secret" value={secret} />
      <FormActions>
        <Button variant="primary" onClick={close}>
          I have copied it
        </Button>
      </FormActions>
    </div>
  );
}
