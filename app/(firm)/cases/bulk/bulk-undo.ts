'use client';

import { lastingMessage } from '@/lib/platform/actions/state';
import { toast, type ToastAction } from '@/components/ui/toast-store';
import { sendFields } from '@/lib/platform/actions/send-fields';
import type { BulkHandOffResult, BulkUndoResult } from '@/lib/features/cases/bulk-dto';
import { undoBulkHandOffAction } from './bulk-actions';
import { announceUndo, casesAsFields, refusalsOf } from './bulk-messages';
import type { SelectedCase } from '@/app/(firm)/cases/selection-rights';

/** An undo of which not every case could go back. */
export interface PartlyUndone {
  results: readonly BulkUndoResult[];
  cases: readonly SelectedCase[];
}

interface Undoing {
  cases: readonly SelectedCase[];
  requestKey: string;
  /** Shows which cases stay and why; answers whether there was still a place to show it. */
  onPartlyUndone: (undone: PartlyUndone) => boolean;
}

/** What takes a bulk handoff back, as far as its maker may. */
export function undoOfHandOffs(
  results: readonly BulkHandOffResult[],
  undoing: Undoing,
): ToastAction | undefined {
  const moves = results.flatMap((result) =>
    result.outcome !== 'refused' && result.undo ? [{ caseId: result.caseId, ...result.undo }] : [],
  );
  if (moves.length === 0) return undefined;
  const run = async () => {
    const fields = { ...casesAsFields(moves), requestKey: undoing.requestKey };
    const answer = await sendFields(undoBulkHandOffAction, fields);
    if (answer.status === 'ok' && answer.data) tell(answer.data, undoing);
    else {
      const why = answer.status === 'error' ? lastingMessage(answer) : 'The answer did not arrive.';
      const isUnsent = answer.status === 'error' && answer.unsent;
      const again = { label: 'Send again', run: () => void run() };
      toast.error(`Not undone. ${why}`, isUnsent ? again : undefined);
    }
  };
  return { label: 'Undo', run: () => void run() };
}

function tell(results: readonly BulkUndoResult[], { cases, onPartlyUndone }: Undoing): void {
  const said = announceUndo(results);
  const refusals = refusalsOf(results);
  if (refusals.length === 0) toast.success(said);
  else if (!onPartlyUndone({ results, cases })) {
    const numbers = new Map(cases.map(({ id, number }) => [id, number]));
    const whys = refusals.map(({ caseId, detail }) => `Case ${numbers.get(caseId)}: ${detail}`);
    toast.error([said, ...whys].join(' '));
  }
}
