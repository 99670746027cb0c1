import type { MetricInput } from '@/lib/contracts/metric';

/** The address that lists the cases that a metric counts. */
export function metricHref(input: MetricInput): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) query.set(name, value);
  }
  return `/reports/cases?${query.toString()}`;
}
