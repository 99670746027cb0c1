export { recordAccess, recordFirmSwitch, type AccessEvent } from './record-access';
export { recordExport } from './record-export';
export { flushGathered } from './gather-records';
