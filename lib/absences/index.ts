import 'server-only';

export { recordAbsence } from './record-absence';
export { cancelAbsence } from './cancel-absence';
export { listAbsences } from './list-absences';
export { listAffectedCases } from './list-affected-cases';
export type { AbsenceDto, AffectedCaseDto, RecordedAbsenceDto } from './dto';
