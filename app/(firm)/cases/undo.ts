'use client';

import type { ToastAction } from '@/components/ui/toast-store';
import { undoBy } from '../undo';
import { HAND_BACK_NOTE } from '@/lib/contracts/case-codes';
import type { WayBack } from '@/lib/contracts/case-dto';
import { answerHandoffAction, handOffAction } from './actions';

/** The undo of a handoff, where there is a way back. */
export function undoOfHandoff(wayBack: WayBack): ToastAction | undefined {
  switch (wayBack.kind) {
    case 'withdraw':
      return undoBy(answerHandoffAction, { handoffId: wayBack.handoffId, answer: 'withdraw' });
    case 'hand-back': {
      const { caseId, version, toAttorneyId, handoffId } = wayBack;
      const why = { reason: 'other', note: HAND_BACK_NOTE, undoes: handoffId };
      const back = { caseId, version, toAttorneyId, ...why };
      return undoBy(handOffAction, back);
    }
    case 'none':
      return undefined;
  }
}
