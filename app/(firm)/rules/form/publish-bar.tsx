'use client';

import { FormActions, SubmitButton } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format';

/** Stays below the form: how far the draft is from the rules in force, and what can be done. */
export function PublishBar({
  version,
  changes,
  sentence,
  onDiscard,
}: {
  version: number;
  changes: number;
  /** What the preview says, for screens on which it is not beside the form. */
  sentence: string;
  onDiscard: () => void;
}) {
  return (
    <FormActions className="sticky bottom-0 z-10 -mx-4 border-t border-line bg-paper px-4 py-3 sm:mx-0 sm:px-0">
      <SubmitButton>Review and publish</SubmitButton>
      {changes > 0 ? <DiscardDialog changes={changes} onDiscard={onDiscard} /> : null}
      <span className="text-sm text-ink-2" role="status">
        {changes === 0
          ? `Nothing changed against version ${version}, which is in force.`
          : `${plural(changes, 'change')} from version ${version}`}
      </span>
      {changes > 0 ? (
        <a
          href="#preview"
          className="w-full text-xs text-ink-2 underline decoration-line-strong underline-offset-2 xl:hidden"
        >
          {sentence}
        </a>
      ) : null}
    </FormActions>
  );
}

function DiscardDialog({ changes, onDiscard }: { changes: number; onDiscard: () => void }) {
  const what = changes === 1 ? 'the change' : `the ${changes} changes`;
  return (
    <Dialog
      size="sm"
      title={`Discard ${what}?`}
      description="The form says again what the rules in force say."
      trigger={<Button>Discard</Button>}
    >
      {(close) => (
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Keep</Button>
          <Button
            variant="danger"
            onClick={() => {
              close();
              onDiscard();
            }}
          >
            Discard
          </Button>
        </div>
      )}
    </Dialog>
  );
}
