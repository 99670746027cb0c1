import type { CaseLine } from './dashboard-dto';
import type { AttorneyRef } from './dto';
import type { Metric } from './metric-schema';

/** One case behind a figure. */
export interface MetricCase {
  /** Of the event or interval, since a case may be listed more than once. */
  key: string;
  case: CaseLine;
  /** When it happened, or since when it is held. */
  at: string;
  /** Who had it before and who got it, where it changed hands; who held it, where it did not. */
  from: AttorneyRef | null;
  holder: AttorneyRef | null;
}

/** The cases behind one figure. */
export interface MetricCasesDto {
  figure: Metric;
  attorney: AttorneyRef | null;
  other: AttorneyRef | null;
  from: string;
  to: string;
  timeZone: string;
  items: MetricCase[];
  /** All of them; more than `items` when the list was cut. */
  total: number;
}
