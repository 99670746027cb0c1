import 'server-only';

export { compareAssignments, compareReassignments } from './compare-reports';
export { getDashboard } from './get-dashboard';
export { getHeatmap } from './get-heatmap';
export { listMetricCases, permissionFor } from './list-metric-cases';
export { reportAssignments } from './report-assignments';
export { reportAttorneyHistory } from './report-attorney-history';
export { reportReassignments } from './report-reassignments';
export { reportWorkloadDistribution } from './report-workload-distribution';
export { reportWorkloadMonth } from './report-workload-month';
