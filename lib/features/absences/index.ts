import 'server-only';

export { recordAbsence } from './record-absence';
export { changeAbsence } from './change-absence';
export { cancelAbsence } from './cancel-absence';
export { getAbsenceMonth } from './get-absence-month';
export { listAbsences } from './list-absences';
export { listAffectedCases, listAffectedCasesOf } from './list-affected-cases';
export { planCovers } from './plan-covers';
export { previewAbsenceChange } from './preview-change';
export { rememberAct } from './remember-act';
export { undoAbsenceAct } from './undo-absence-act';
export { makeCoverPermanent, mayMakeCoverPermanent } from './make-cover-permanent';
export { listCovers, listOpenCovers } from './list-covers';
export { coverReturnsDueAt, coverStartsDueAt } from './covers-due';
export { returnDueCovers, startDueCovers } from './resolve-covers';
export { passOn } from './start-covers';
export { keepWithCover } from './return-covers';
export type { AbsenceMonthDto } from './dto';
