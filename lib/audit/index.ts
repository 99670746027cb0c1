export { recordAccess, recordFirmSwitch, type AccessEvent } from './record-access';
export { flushGathered } from './gather-records';
