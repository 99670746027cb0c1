'use client';

import type { ToastAction } from '@/components/ui/toast-store';
import { undoBy, withUndo } from '../undo';
import type { Undoable } from '@/lib/features/absences/dto';
import {
  cancelAbsenceAction,
  changeAbsenceAction,
  makeCoverPermanentAction,
  planCoversAction,
  recordAbsenceAction,
  undoAbsenceActAction,
} from './actions';

/** What takes back an act on an absence or its covers. */
export function undoOfAbsenceAct({ undoId }: Undoable): ToastAction {
  return undoBy(undoAbsenceActAction, { undoId });
}

/*
 * What can be done to absences and covers, each announced together with its undo.
 */

export const recordAbsence = withUndo(recordAbsenceAction, undoOfAbsenceAct);
export const changeAbsence = withUndo(changeAbsenceAction, undoOfAbsenceAct);
export const cancelAbsence = withUndo(cancelAbsenceAction, undoOfAbsenceAct);
export const planCovers = withUndo(planCoversAction, undoOfAbsenceAct);
export const makeCoverPermanent = withUndo(makeCoverPermanentAction, undoOfAbsenceAct);
