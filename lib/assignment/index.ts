/**
 * The only entry point to assigning: every path that gives a case to an attorney, takes it away or asks
 * who could have it comes through here.
 */
export { alertDeadlines, deadlinesDueAt } from './alert-deadlines';
export { alertsDueAt, alertWaitingCases } from './alert-waiting-cases';
export { answerHandoff, type HandoffAnswer } from './answer-handoff';
export { assignCase } from './assign-case';
export { changeLoadedCase, type CaseEdit } from './change-loaded-case';
export { bringInCase, type CaseHistory, type Holding } from './bring-in-case';
export { isBehindWall, membersBehindWall, type WallTarget } from './behind-walls';
export { caseDto, decisionDto } from './dto';
export { findDrainProgress, type DrainProgress } from './drain-progress';
export { drainWaitingLine } from './drain-waiting-line';
export { waitingLineDueAt } from './waiting-line-due';
export { expireHandoffs, handoffsDueAt } from './expire-handoffs';
export type { CaseRow } from './facts';
export type { ClientAttorneys } from './sql/client-attorneys';
export { readForecasts } from './forecast';
export { withdrawPendingHandoff } from './hand-off';
export { handOffByRules, handOffTo } from './move-case';
export { findLastingExclusion } from './lasting-exclusion';
export { describeLatestChange } from './latest-change';
export { listWaiting } from './list-waiting';
export { loadCase, refuseClosed, type LoadedCase } from './load-case';
export { recordNote } from './notes';
export { openCase, type OpenedCase } from './open-case';
export { previewAssignment } from './preview-assignment';
export { previewDraft } from './preview-draft';
export {
  chooseReceivers,
  findReceiverExclusions,
  foreseeHandoff,
  listReceivers,
  proposeHandoffs,
  type ProposedHandoff,
} from './propose-handoffs';
export { keepLedger, movedSince, restoreLedger, type KeptLedger } from './ledger-snapshot';
export { openReadTransaction, type ReadTransaction } from './read-transaction';
export { reassignCase } from './reassign-case';
export { loadHeldCase, releaseHeldCase } from './release-held-case';
export { findInverseChange } from './inverse-change';
export { requireUndoable } from './undo-handoff';
export { withAssignmentTransaction } from './with-transaction';
export type { AssignmentTransaction } from './transaction';
export type { NoteRow } from './written-rows';
export { cancelOpenRecordChange, openRecordChange } from './record-changes';
