export { readInFirm, type FirmReadIn } from './read-in-firm';
export { exportFirm, exportFirmByOperator } from './export-firm';
