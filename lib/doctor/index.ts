export { checkFirm } from './check-firm';
export type { Finding } from './finding';
