import { metricSchema, type MetricInput } from '@/lib/contracts/metric';
import { textOf, type Params } from '../../params';

/** The figure that an address names, unchecked: the service checks it. */
export function metricQuery(params: Params): MetricInput {
  const named = Object.keys(metricSchema.shape).flatMap((key) => {
    const value = textOf(params[key]);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(named) as MetricInput;
}
