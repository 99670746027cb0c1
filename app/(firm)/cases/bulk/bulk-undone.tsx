import { Dialog } from '@/components/ui/dialog';
import { plural } from '@/components/ui/format';
import { BulkResults } from './bulk-results';
import type { PartlyUndone } from './bulk-undo';
import { announceUndo, refusalsOf } from './bulk-messages';

/** Which cases of an undone bulk handoff stay with their new holders, and why. */
export function BulkUndoneDialog({
  results,
  cases,
  onClose,
}: PartlyUndone & { onClose: () => void }) {
  const refusals = refusalsOf(results);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${plural(refusals.length, 'case')} could not go back`}
    >
      <BulkResults
        sentence={announceUndo(results)}
        note="These cases stay where they are."
        refusals={refusals}
        cases={cases}
        onClose={onClose}
      />
    </Dialog>
  );
}
