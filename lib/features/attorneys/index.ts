import 'server-only';

export { addRoster } from './add-roster';
export { createAttorney } from './create-attorney';
export { spreadExpertise } from './spread-expertise';
export { getAttorney } from './get-attorney';
export { listAttorneys } from './list-attorneys';
export { beginDuePauses, pausesDueAt } from './begin-due-pauses';
export { changeAttorney } from './change-attorney';
export { editAttorneyInPlace } from './edit-in-place';
export { getExpertiseMatrix } from './get-expertise-matrix';
export { getWorkload } from './get-workload';
export { listAttorneyAssignments } from './list-attorney-assignments';
