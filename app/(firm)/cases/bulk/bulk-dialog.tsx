'use client';

import { useState, type ReactNode } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { toast, type ToastAction } from '@/components/ui/toast-store';
import type { BulkHandOffResult, BulkStageResult } from '@/lib/features/cases/bulk-dto';
import { BulkResults } from './bulk-results';
import { refusalsOf } from './bulk-messages';
import type { SelectedCase } from '@/app/(firm)/cases/selection-rights';

/** What every dialog about several cases is told. */
export interface BulkDialogProps {
  cases: readonly SelectedCase[];
  /** Names the act, so that sending it twice does it once. */
  requestKey: string;
  /** Some or all of the cases have been dealt with. */
  onDone: () => void;
  onClose: () => void;
}

/**
 * The frame of an act on several cases: its form first, then, where some were refused, which and
 * why. `children` gets what is to be done with the answer. What was done is said in a message, or
 * beside what was refused, with an undo where `undoOf` finds one.
 */
export function BulkDialog<R extends BulkHandOffResult | BulkStageResult>({
  title,
  description,
  size = 'md',
  announce,
  undoOf,
  cases,
  onDone,
  onClose,
  children,
}: BulkDialogProps & {
  title: string;
  description?: string;
  size?: 'md' | 'lg';
  announce: (results: readonly R[]) => string;
  undoOf?: (results: readonly R[]) => ToastAction | undefined;
  children: (finish: (results: readonly R[] | undefined) => void) => ReactNode;
}) {
  const [refusedIn, setRefusedIn] = useState<readonly R[] | null>(null);

  function finish(results: readonly R[] | undefined) {
    if (!results) return;
    onDone();
    const refused = refusalsOf(results).length;
    if (refused > 0) setRefusedIn(results);
    else {
      toast.success(announce(results), undoOf?.(results));
      onClose();
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      size={size}
      title={title}
      description={description}
    >
      {refusedIn ? (
        <BulkResults
          sentence={announce(refusedIn)}
          refusals={refusalsOf(refusedIn)}
          cases={cases}
          undo={undoOf?.(refusedIn)}
          onClose={onClose}
        />
      ) : (
        children(finish)
      )}
    </Dialog>
  );
}
