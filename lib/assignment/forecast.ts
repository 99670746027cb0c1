import 'server-only';
import { sql, type Sql } from '@/lib/platform/db/sql';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import { ruleSetting } from './sql/rule-setting';
import { forecastFrom, type ForecastItem, type PastArrival, type VisaType } from './core';

/** From records of fewer days than this, nothing is expected: a busy first week is no trend. */
const SHORTEST_RECORDS_DAYS = 14;

/** The expert work that a firm expects. */
export interface Forecast {
  readonly items: readonly ForecastItem[];
  /** Set where it was computed just now and is still to be kept for the rest of the day. */
  readonly computedAt: Date | null;
}

/** Arrivals of one kind on one of the days that are counted back from `at`; when it began. */
interface ArrivalCount {
  readonly visaType: VisaType;
  readonly complexity: number;
  readonly dayMs: number;
  readonly count: number;
}

/** What `forecastColumns` selects. */
export interface ForecastRow {
  forecastItems: ForecastItem[] | null;
  /** Only where the kept forecast is missing or older than a day. */
  records: { sinceMs: number; arrivals: ArrivalCount[] | null } | null;
}

/**
 * The kept forecast, and, once a day, the arrivals to compute it from: in the same round trip as
 * the rules and counters, so that an assignment costs no more of them. A forecast from later than
 * `at` is none, because imports move the clock back. Only the balanced strategy looks ahead.
 *
 * Needs the tables `assignment_states s`, `firms f`, `rule_sets r` and `forecastTable`.
 */
export function forecastColumns(firmId: string, at: Date): Sql {
  return sql`
           w.items AS "forecastItems",
           CASE WHEN (w.computed_at IS NULL OR w.computed_at > ${at}::timestamptz
                      OR w.computed_at <= ${at}::timestamptz - interval '1 day')
                 AND ${ruleSetting('strategy')} = 'balanced'
                THEN ${recordsOf(firmId, at, at)}
           END AS records`;
}

/**
 * Since when a firm `f` keeps records, and its arrivals of expert work by kind and day: from 366 days
 * before `first` up to `last`, in days that are counted from `first`.
 */
function recordsOf(firmId: string, first: Date, last: Date): Sql {
  return sql`jsonb_build_object(
    'sinceMs', (extract(epoch FROM least(f.created_at,
       (SELECT min(received_at) FROM cases WHERE firm_id = ${firmId}::uuid))) * 1000)::bigint,
    'arrivals', (SELECT jsonb_agg(jsonb_build_object(
                   'visaType', k.visa_type, 'complexity', k.complexity,
                   'dayMs', (extract(epoch FROM k.day) * 1000)::bigint,
                   'count', k.count)) FROM (
       SELECT c.visa_type, c.complexity, count(*) AS count,
              date_bin(interval '1 day', c.received_at, ${first}::timestamptz) AS day
         FROM cases c
        WHERE c.firm_id = ${firmId}::uuid AND c.complexity >= 7
          AND c.received_at >= ${first}::timestamptz - interval '366 days'
          AND c.received_at < ${last}::timestamptz
        GROUP BY c.visa_type, c.complexity, day) k))`;
}

export const forecastTable: Sql = sql`arrival_forecasts w ON w.firm_id = s.firm_id`;

/** The forecast that holds at `at`: the kept one, or a fresh one from the firm's own arrivals. */
export function forecastOf(row: ForecastRow, at: Date): Forecast {
  const { records } = row;
  if (!records) return { items: row.forecastItems ?? [], computedAt: null };
  const { sinceMs, arrivals } = records;
  const isLongEnough = at.getTime() - sinceMs >= SHORTEST_RECORDS_DAYS * DAY_MS;
  if (!isLongEnough) return { items: [], computedAt: at };
  const past = (arrivals ?? []).flatMap((kind) => arrivalsOf(kind, sinceMs));
  return { items: forecastFrom(past, sinceMs, at.getTime()), computedAt: at };
}

// The windows that a forecast looks at begin and end whole days before `at`, so that the beginning
// of the day stands for every instant in it.
function arrivalsOf(kind: ArrivalCount, sinceMs: number): PastArrival[] {
  const { visaType, complexity, dayMs, count } = kind;
  const arrivedAtMs = Math.max(sinceMs, dayMs);
  return Array.from({ length: count }, () => ({ visaType, complexity, arrivedAtMs }));
}

/**
 * What the firm expected at each of these instants, which lie whole days apart, earliest first: for
 * looking back. One query, nothing is kept.
 */
export async function readForecasts(
  tx: FirmTx,
  firmId: string,
  instants: readonly Date[],
): Promise<ForecastItem[][]> {
  const [first, last] = [instants[0], instants.at(-1)];
  if (!first || !last) return [];
  const [row] = await tx.$queryRaw<{ records: ForecastRow['records'] }[]>`
    SELECT ${recordsOf(firmId, first, last)} AS records
      FROM firms f
     WHERE f.id = ${firmId}::uuid`;
  const records = row?.records ?? null;
  return instants.map((at) => [...forecastOf({ forecastItems: null, records }, at).items]);
}

/** The part of a transaction's statement that keeps a forecast computed in it. */
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
