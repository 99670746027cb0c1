import 'server-only';
import { selectedColumns } from '@/lib/platform/db/written-table';
import { CASES, CLIENTS } from '../written-tables';

/** Every column of a case `c`. */
export const CASE_COLUMNS = selectedColumns(CASES, 'c');

/** Every column of a client `s`. */
export const CLIENT_COLUMNS = selectedColumns(CLIENTS, 's');
