'use client';

import type { ToastAction } from '@/components/ui/toast-store';
import { undoBy } from '../undo';
import { HAND_BACK_NOTE } from '@/lib/contracts/case-codes';
import type { InverseChange } from '@/lib/contracts/handoff';
import { answerHandoffAction, handOffAction } from './actions';

/** The undo of a handoff, where it can be undone. */
export function undoOfHandoff(inverse: InverseChange): ToastAction | undefined {
  switch (inverse.kind) {
    case 'withdraw':
      return undoBy(answerHandoffAction, { handoffId: inverse.handoffId, answer: 'withdraw' });
    case 'hand-back': {
      const { caseId, version, toAttorneyId, handoffId } = inverse;
      const why = { reason: 'other', note: HAND_BACK_NOTE, undoes: handoffId };
      const back = { caseId, version, toAttorneyId, ...why };
      return undoBy(handOffAction, back);
    }
    case 'none':
      return undefined;
  }
}
