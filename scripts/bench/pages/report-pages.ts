import {
  compareAssignments,
  compareReassignments,
  getHeatmap,
  listMetricCases,
  reportAttorneyHistory,
  reportWorkloadDistribution,
  reportWorkloadMonth,
} from '@/lib/features/reports';
import type { MetricInput } from '@/lib/contracts/metric';
import { addDays, monthBefore } from '@/lib/shared/time';
import type { Page } from './page';
import type { Site } from './site';

/**
 * The heatmap (both views come from one answer), the four reports with their comparisons (their
 * files are written from the same answers) and the cases that their metrics count.
 */
export function reportPages(site: Site): Page[] {
  const { as, attorneyId, today } = site;
  const manager = as('manager');
  const thisMonth = today.slice(0, 7);
  const lastMonth = monthBefore(thisMonth);
  return [
    { name: 'heatmap', route: '/heatmap', open: () => getHeatmap(manager) },
    {
      name: 'workload now',
      route: '/reports/workload',
      open: () => reportWorkloadDistribution(manager),
    },
    {
      name: 'workload this month',
      route: '/reports/workload',
      open: () => reportWorkloadMonth(manager),
    },
    {
      name: 'workload last month',
      route: '/reports/workload',
      open: () => reportWorkloadMonth(manager, lastMonth),
    },
    {
      name: 'assignments this month',
      route: '/reports/assignments',
      open: () => compareAssignments(manager, thisMonth),
    },
    {
      name: 'assignments last month',
      route: '/reports/assignments',
      open: () => compareAssignments(manager, lastMonth),
    },
    {
      name: 'reassignments, 90 days',
      route: '/reports/reassignments',
      open: () => compareReassignments(manager),
    },
    {
      name: 'attorney history, 12 months',
      route: '/reports/attorneys',
      open: () => reportAttorneyHistory(manager, attorneyId),
    },
    ...metricPages(site),
  ];
}

function metricPages({ as, attorneyId, today }: Site): Page[] {
  const manager = as('manager');
  const cases = (name: string, input: MetricInput): Page => ({
    ...{ name: `drill-down: ${name}`, route: '/reports/cases' },
    open: () => listMetricCases(manager, input),
  });
  const days = { from: addDays(today, -90), to: today };
  const then = { from: addDays(today, -30), to: addDays(today, -30) };
  const soon = { from: addDays(today, 14), to: addDays(today, 14) };
  return [
    cases('held by all', { figure: 'held', ...days }),
    cases('held by one', { figure: 'held', attorneyId, ...days }),
    cases('new in 90 days', { figure: 'new', ...days }),
    cases('active a month ago', { figure: 'active', ...then }),
    cases('active a month ago, one', { figure: 'active', attorneyId, ...then }),
    cases('open a month ago', { figure: 'open', ...then }),
    cases('expected in two weeks', { figure: 'expected', ...soon }),
    cases('expected, one', { figure: 'expected', attorneyId, ...soon }),
    cases('overdue', { figure: 'overdue', from: today, to: today }),
    cases('on time, one', { figure: 'on-time', attorneyId, from: addDays(today, -360), to: today }),
  ];
}
