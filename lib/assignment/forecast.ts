import 'server-only';
import { sql, type Sql } from '@/lib/db/sql';
import { DAY_MS } from '@/lib/time';
import { forecastFrom, type ForecastItem, type PastArrival } from './core';

/** From records of fewer days than this, nothing is expected: a busy first week is no trend. */
const SHORTEST_RECORDS_DAYS = 14;

/** The expert work that a firm expects. */
export interface Forecast {
  readonly items: readonly ForecastItem[];
  /** Set where it was computed just now and is still to be kept for the rest of the day. */
  readonly computedAt: Date | null;
}

/** What `forecastColumns` selects. */
export interface ForecastRow {
  forecastItems: ForecastItem[] | null;
  /** Only where the kept forecast is missing or older than a day. */
  records: { sinceMs: number; arrivals: PastArrival[] | null } | null;
}

/**
 * The kept forecast, and, once a day, the arrivals to compute it from: in the same round trip as
 * the rules and counters, so that an assignment costs no more of them. A forecast from later than
 * `at` is none, because imports move the clock back. Only the balanced strategy looks ahead.
 *
 * Needs the tables `assignment_states s`, `firms f`, `rule_sets r` and `forecastTable`.
 */
export function forecastColumns(at: Date): Sql {
  return sql`
           w.items AS "forecastItems",
           CASE WHEN r.config->>'strategy' = 'balanced'
                 AND (w.computed_at IS NULL OR w.computed_at > ${at}::timestamptz
                      OR w.computed_at <= ${at}::timestamptz - interval '1 day')
                THEN jsonb_build_object(
                  'sinceMs', (extract(epoch FROM least(f.created_at,
                     (SELECT min(received_at) FROM cases WHERE firm_id = s.firm_id))) * 1000)::bigint,
                  'arrivals', (SELECT jsonb_agg(jsonb_build_object(
                                 'visaType', c.visa_type, 'complexity', c.complexity,
                                 'arrivedAtMs', (extract(epoch FROM c.received_at) * 1000)::bigint))
                                 FROM cases c
                                WHERE c.firm_id = s.firm_id AND c.complexity >= 7
                                  AND c.received_at >= ${at}::timestamptz - interval '366 days'
                                  AND c.received_at < ${at}::timestamptz))
           END AS records`;
}

export const forecastTable: Sql = sql`arrival_forecasts w ON w.firm_id = s.firm_id`;

/** The forecast that holds at `at`: the kept one, or a fresh one from the firm's own arrivals. */
export function forecastOf(row: ForecastRow, at: Date): Forecast {
  const { records } = row;
  if (!records) return { items: row.forecastItems ?? [], computedAt: null };
  const { sinceMs, arrivals } = records;
  const isLongEnough = at.getTime() - sinceMs >= SHORTEST_RECORDS_DAYS * DAY_MS;
  const items = isLongEnough ? forecastFrom(arrivals ?? [], sinceMs, at.getTime()) : [];
  return { items, computedAt: at };
}

/** The part of a unit's statement that keeps a forecast computed in it. */
export function forecastPart(firmId: string, { items, computedAt }: Forecast): Sql[] {
  if (computedAt === null) return [];
  return [
    sql`
           kept_forecast AS (INSERT INTO arrival_forecasts (firm_id, computed_at, items)
             VALUES (${firmId}::uuid, ${computedAt}, ${JSON.stringify(items)}::jsonb)
             ON CONFLICT (firm_id) DO UPDATE
               SET computed_at = excluded.computed_at, items = excluded.items)`,
  ];
}
