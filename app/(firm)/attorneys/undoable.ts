'use client';

import { undoBy, withUndo } from '../undo';
import type { Undoable } from '@/lib/absences/dto';
import {
  cancelAbsenceAction,
  changeAbsenceAction,
  keepCoverAction,
  planCoversAction,
  recordAbsenceAction,
  undoAbsenceActAction,
} from './actions';

const undoOf = ({ undoId }: Undoable) => undoBy(undoAbsenceActAction, { undoId });

/*
 * What can be done to absences and covers, each announced together with its undo.
 */

export const recordAbsence = withUndo(recordAbsenceAction, undoOf);
export const changeAbsence = withUndo(changeAbsenceAction, undoOf);
export const cancelAbsence = withUndo(cancelAbsenceAction, undoOf);
export const planCovers = withUndo(planCoversAction, undoOf);
export const keepCover = withUndo(keepCoverAction, undoOf);
