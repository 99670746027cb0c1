'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useOptimistic, useState, useTransition } from 'react';
import { toast } from '@/components/ui/toast-store';
import { sendFields } from '@/lib/platform/actions/send-fields';
import { newOnceKey, type Unsent } from '@/lib/platform/actions/state';
import type { Stage } from '@/lib/assignment/core';
import { changeCaseAction } from '../actions';
import { inverseChange } from '../inverse-change';
import { undoBy } from '../../undo';

/** What moving a case needs to know of it. */
export interface StagedCase {
  id: string;
  number: number;
  version: number;
  stage: Stage;
  complexity: number;
}

/** A move that the server did not make, and why. */
export interface RefusedMove {
  to: Stage;
  message: string;
  /** Why it could not be sent, where that is all; it may be sent again. */
  unsent?: Unsent | undefined;
  again: () => void;
}

/**
 * Moves a case to another stage: it shows at once, and stands back where the server says it is if
 * the move is refused. The message of a success can take it back.
 */
export function useStageMove(one: StagedCase) {
  const router = useRouter();
  const [stage, showStage] = useOptimistic(one.stage);
  const [refused, setRefused] = useState<RefusedMove | null>(null);
  const [isMoving, startMoving] = useTransition();

  function move(to: Stage, once = newOnceKey()) {
    if (isMoving) return;
    setRefused(null);
    startMoving(async () => {
      showStage(to);
      const asked = { caseId: one.id, version: one.version, stage: to };
      const answer = await sendFields(changeCaseAction, asked, once);
      if (answer.status === 'error') {
        const { message, unsent } = answer;
        // What came of it elsewhere is shown together with the reason.
        startTransition(() => {
          setRefused({ to, message, unsent, again: () => move(to, once) });
          if (!unsent) router.refresh();
        });
        return;
      }
      const back = answer.data && inverseChange({ stage: one.stage }, answer.data);
      toast.success(answer.message ?? '', back ? undoBy(changeCaseAction, back) : undefined);
    });
  }

  return { stage, refused, isMoving, move };
}
