/**
 * Pieces of statements by which the rest of the product reads what assigning has written, and means the
 * same by it. Nothing here assigns.
 */
export {
  findKnownAttorneys,
  LAST_HELD,
  NO_ATTORNEYS,
  type KnownAttorneys,
} from './client-attorneys';
export { CASE_COLUMNS, CLIENT_COLUMNS } from './columns';
export { ruleSetting } from './rule-setting';
export { endingHandoff, isTakenBack, standingInterval, wasUndone } from './taken-back';
export {
  CALENDAR_COLUMNS,
  readWorkCalendar,
  workCalendarOf,
  type CalendarRow,
} from './work-calendar';
