import 'server-only';
import type { Operation } from '../operation';
import { ABSENCE_OPERATIONS } from './absences';
import { ATTORNEY_OPERATIONS } from './attorneys';
import { CASE_OPERATIONS } from './cases';
import { CLIENT_OPERATIONS } from './clients';
import { DEPARTURE_OPERATIONS } from './departures';
import { HANDOFF_OPERATIONS } from './handoffs';
import { RECORD_CHANGE_OPERATIONS } from './record-changes';
import { REPORT_OPERATIONS } from './reports';
import { RULE_OPERATIONS } from './rules';
import { WALL_OPERATIONS } from './walls';
import { WEBHOOK_OPERATIONS } from './webhooks';

/** API v1, row by row: routing, checks and the OpenAPI document are all read from here. */
export const OPERATIONS: readonly Operation[] = [
  ...CASE_OPERATIONS,
  ...HANDOFF_OPERATIONS,
  ...RECORD_CHANGE_OPERATIONS,
  ...CLIENT_OPERATIONS,
  ...ATTORNEY_OPERATIONS,
  ...ABSENCE_OPERATIONS,
  ...DEPARTURE_OPERATIONS,
  ...RULE_OPERATIONS,
  ...WALL_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...REPORT_OPERATIONS,
];
