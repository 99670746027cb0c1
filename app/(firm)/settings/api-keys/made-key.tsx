'use client';

import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { FormActions } from '@/components/ui/action-form';
import type { MadeApiKey } from '@/lib/features/api-keys/dto';

/** A new key, this once. */
export function MadeKey({ made, close }: { made: MadeApiKey; close: () => void }) {
  return (
    <div className="grid gap-4">
      <CopyField label={`Key of ${made.name}`} value={made.apiKey} />
      <FormActions>
        <Button variant="primary" onClick={close}>
          I have copied it
        </Button>
      </FormActions>
    </div>
  );
}

/** What the dialog says above it. */
export const SHOWN_ONCE =
  'It is shown this once and not kept. Put it where the program reads its secrets; whoever has it acts for the firm.';
