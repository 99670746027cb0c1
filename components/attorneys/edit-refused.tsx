import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { AttorneyEdits } from './use-attorney-edits';

/** Why the last edit made in place is not there, until it is dismissed or another one is saved. */
export function EditRefused({ edits: { refusal, dismissRefusal } }: { edits: AttorneyEdits }) {
  if (!refusal) return null;
  return (
    <Alert
      tone="bad"
      title={`Not saved: ${refusal.what}`}
      actions={
        <Button size="sm" onClick={dismissRefusal}>
          Dismiss
        </Button>
      }
    >
      {refusal.message}
    </Alert>
  );
}
