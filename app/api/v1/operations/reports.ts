import 'server-only';
import {
  reportAssignments,
  reportReassignments,
  reportWorkloadDistribution,
} from '@/lib/features/reports';
import {
  assignmentReportSchema,
  reassignmentReportSchema,
  assignmentReportResponse,
  reassignmentReportResponse,
  workloadDistributionResponse,
} from '@/lib/contracts/report';
import { defineOperation } from '../operation';

const tag = 'Reports';

const workloadDistribution = defineOperation({
  id: 'reportWorkloadDistribution',
  method: 'GET',
  path: '/reports/workload-distribution',
  scope: 'read',
  permission: 'reports.read',
  tag,
  summary: 'Who carries what now, and how evenly',
  answers: { 200: workloadDistributionResponse },
  handle: ({ actor }) => reportWorkloadDistribution(actor),
});

const assignments = defineOperation({
  id: 'reportAssignments',
  method: 'GET',
  path: '/reports/assignments',
  scope: 'read',
  permission: 'reports.read',
  tag,
  summary: "What was assigned in a month of the firm's calendar",
  query: assignmentReportSchema,
  answers: { 200: assignmentReportResponse },
  handle: ({ actor, query }) => reportAssignments(actor, query.month),
});

const reassignments = defineOperation({
  id: 'reportReassignments',
  method: 'GET',
  path: '/reports/reassignments',
  scope: 'read',
  permission: 'reports.read',
  tag,
  summary: 'How often cases change hands, between whom and why; the last 90 days by default',
  query: reassignmentReportSchema,
  answers: { 200: reassignmentReportResponse },
  handle: ({ actor, query }) => reportReassignments(actor, query),
});

export const REPORT_OPERATIONS = [workloadDistribution, assignments, reassignments];
