import type { CaseLine } from './dashboard-dto';
import type { Ref } from '@/lib/contracts/values';
import type { Metric } from '@/lib/contracts/metric';

/** One case that a metric counts. */
export interface MetricCase {
  /** Of the event or interval, since a case may be listed more than once. */
  key: string;
  case: CaseLine;
  /** When it happened, or since when it is held. */
  at: string;
  /** Who had it before and who got it, where it changed hands; who held it, where it did not. */
  from: Ref | null;
  holder: Ref | null;
}

/** The cases that a metric counts. */
export interface MetricCasesDto {
  figure: Metric;
  attorney: Ref | null;
  other: Ref | null;
  from: string;
  to: string;
  timeZone: string;
  items: MetricCase[];
  /** All of them; more than `items` when the list was cut. */
  total: number;
}
