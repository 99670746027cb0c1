import { DAY_MS } from './arithmetic';
import { EXPERT_COMPLEXITY, type ForecastItem } from './reserve';
import type { VisaType } from './types';

const YEAR_DAYS = 365;
const TRAILING_DAYS = 90;
/** How many of the last year's days stand for the coming weeks. */
const HORIZON_DAYS = 45;

/** What the forecast looks at of an arrival. */
export interface PastArrival {
  readonly visaType: VisaType;
  readonly complexity: number;
  readonly arrivedAtMs: number;
}

/**
 * Expects the expert work of the coming 45 days to arrive as it did in the same weeks of the last
 * year, or, while the records do not go back that far, as in the trailing 90 days.
 *
 * @param recordsSinceMs the instant from which on `arrivals` is complete
 */
export function forecastFrom(
  arrivals: readonly PastArrival[],
  recordsSinceMs: number,
  nowMs: number,
): ForecastItem[] {
  const yearAgoMs = nowMs - YEAR_DAYS * DAY_MS;
  if (recordsSinceMs <= yearAgoMs) {
    return ratesBetween(arrivals, yearAgoMs, yearAgoMs + HORIZON_DAYS * DAY_MS);
  }
  const fromMs = Math.max(recordsSinceMs, nowMs - TRAILING_DAYS * DAY_MS);
  return ratesBetween(arrivals, fromMs, nowMs);
}

function ratesBetween(
  arrivals: readonly PastArrival[],
  fromMs: number,
  toMs: number,
): ForecastItem[] {
  const days = (toMs - fromMs) / DAY_MS;
  if (days <= 0) return [];
  const items = new Map<string, ForecastItem>();
  for (const { visaType, complexity, arrivedAtMs } of arrivals) {
    if (complexity < EXPERT_COMPLEXITY || arrivedAtMs < fromMs || arrivedAtMs >= toMs) continue;
    const key = `${visaType}/${complexity}`;
    const perDay = (items.get(key)?.perDay ?? 0) + 1 / days;
    items.set(key, { visaType, complexity, perDay });
  }
  return [...items.values()];
}
