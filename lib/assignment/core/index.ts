/** All that the pure core exports: the rest of the product imports from here only. */
export * from './types';
export { completeRules, type StoredRules } from './complete-rules';
export { DEFAULT_RULE_SET } from './defaults';
export {
  decide,
  decideByHand,
  findExclusions,
  ManualChoiceRefused,
  rank,
  rankBestTwo,
  reasonFor,
} from './decide';
export { CURRENT_ENGINE, ENGINE_VERSION, engineOf, UnknownEngine, type Engine } from './engine';
export {
  explain,
  RUNNERS_UP_EXPLAINED,
  whyNotChosen,
  type Explanation,
  type Standing,
  type WhyNot,
} from './explain';
export {
  accountsOf,
  clampBalance,
  debitAndCredit,
  fadeMilliPoints,
  wholeDaysBetween,
} from './fair-share';
export { isReentering } from './factors';
export { applyChange, withCase, type FirmChange } from './firm-changes';
export {
  candidateOf,
  candidatesOf,
  copyOf,
  getAttorney,
  inputOf,
  isWalledOff,
  loadIn,
  openAccount,
  openState,
  type AttorneyState,
  type AttorneyTerms,
  type Carried,
  type CaseLoad,
  type FirmState,
  type Reserved,
  type StateWall,
} from './firm-state';
export { forecastFrom, type PastArrival } from './forecast';
export { expectedFinishMs, isAbsent, joinAbsences, lastsDays, workingMs } from './presence';
export { isReentryAfter } from './re-entry';
export { engineVersionOf, recall, replay, type Replay } from './replay';
export { countFirstReasons, type ReasonCounts } from './reasons';
export type { Remedy, RemedyChange } from './remedy';
export { reservePointsFor, reserveTable, type ForecastItem, type ReserveTable } from './reserve';
export {
  chooseNextFromWaiting,
  compareWaiting,
  latestStartMs,
  orderWaitingLine,
  type NextFromWaiting,
  type WaitingFacts,
} from './waiting-line';
export { workedMs } from './work-calendar';
export { findFreeingChanges, nearness, withChange, type FreeingChange } from './what-frees';
export {
  capacityPoints,
  caseWeightPoints,
  countsTowardCapacity,
  levelFor,
  stagedLoadPoints,
  utilization,
  wantedLevel,
  weightOf,
} from './workload';
