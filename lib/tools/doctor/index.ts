export { checkFirm } from './check-firm';
export type { Finding } from './finding';
export { repairCounters, type Repair } from './repair-counters';
