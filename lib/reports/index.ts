import 'server-only';

export { getDashboard } from './get-dashboard';
export { getHeatmap } from './get-heatmap';
export { reportAssignments } from './report-assignments';
export { reportReassignments } from './report-reassignments';
export { reportWorkloadDistribution } from './report-workload-distribution';
