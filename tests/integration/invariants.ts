import { asOwner } from './as-owner';

/**
 * What is wrong in this test file's database, in words; empty when counters equal what the cases
 * say, every open case that has a holder has exactly one open interval with that holder, and the
 * fair-share ledger still sums to what it began with, or has only faded.
 */
export async function findBrokenInvariants(): Promise<string[]> {
  const rows = await asOwner<{ problem: string }>(`
    SELECT format('attorney %s: counters say %s/%s/%s, cases say %s/%s/%s', a.name,
                  a.active_count, a.open_count, a.load_points,
                  c.active, c.open, c.points) AS problem
      FROM attorneys a
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE counts_active)::int AS active, count(*)::int AS open,
               coalesce(sum(load_points), 0)::int AS points
          FROM cases
         WHERE firm_id = a.firm_id AND attorney_id = a.id AND closed_at IS NULL) c
     WHERE (a.active_count, a.open_count, a.load_points) IS DISTINCT FROM (c.active, c.open, c.points)
    UNION ALL
    SELECT format('case %s: holder %s, open intervals of %s', c.number, c.attorney_id,
                  (SELECT array_agg(s.attorney_id) FROM assignments s
                    WHERE s.firm_id = c.firm_id AND s.case_id = c.id AND s.ended_at IS NULL))
      FROM cases c
     WHERE (SELECT coalesce(array_agg(s.attorney_id), '{}') FROM assignments s
             WHERE s.firm_id = c.firm_id AND s.case_id = c.id AND s.ended_at IS NULL)
           <> CASE WHEN c.attorney_id IS NULL OR c.closed_at IS NOT NULL
                   THEN '{}'::uuid[] ELSE ARRAY[c.attorney_id] END
    UNION ALL
    SELECT format('firm %s: %s turns, highest on an attorney %s', s.firm_id, s.last_turn, t.highest)
      FROM assignment_states s
      CROSS JOIN LATERAL (SELECT coalesce(max(turn), 0) AS highest FROM attorneys
                           WHERE firm_id = s.firm_id) t
     WHERE t.highest > s.last_turn
    UNION ALL
    SELECT format('firm %s: balances and forfeit sum to %s', s.firm_id, s.forfeit_millipoints + b.sum)
      FROM assignment_states s
      CROSS JOIN LATERAL (SELECT coalesce(sum(fair_share_millipoints), 0) AS sum FROM attorneys
                           WHERE firm_id = s.firm_id) b
     WHERE abs(s.forfeit_millipoints + b.sum) > 1000
    UNION ALL
    SELECT format('firm %s: events %s, last number %s', s.firm_id, e.count, s.last_event_seq)
      FROM assignment_states s
      CROSS JOIN LATERAL (SELECT count(*)::int AS count FROM events WHERE firm_id = s.firm_id) e
     WHERE e.count <> s.last_event_seq`);
  return rows.map(({ problem }) => problem);
}
