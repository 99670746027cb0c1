import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { UnsentNotice } from '@/components/ui/unsent-notice';
import type { AttorneyEdits } from './use-attorney-edits';

/**
 * Why edits made in place wait to be sent again, or why the last one is not there, until it is
 * dismissed or another one is saved.
 */
export function EditRefused({ edits }: { edits: AttorneyEdits }) {
  const { refusal, dismissRefusal, unsent, sendAgain } = edits;
  if (unsent) return <UnsentNotice reason={unsent} onSendAgain={sendAgain} />;
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
