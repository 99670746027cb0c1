/*
 * What happened to the cases in `numbered`: changes of stage, decisions, holders, handoffs; then
 * the counters that follow from them, and what members were told.
 */

const STAGE_CHANGES = `
  INSERT INTO stage_changes (firm_id, id, case_id, from_stage, to_stage, changed_at, actor_name)
  SELECT firm_id, uuidv7(at - now()), case_id,
         lag(to_stage) OVER (PARTITION BY case_id ORDER BY at), to_stage, at, 'Bench'
    FROM (SELECT n.firm_id, n.case_id, s.to_stage,
                 received_at + make_interval(secs => 86400 * s.days) AS at
            FROM numbered n
            CROSS JOIN LATERAL (VALUES
              ('intake', 0::float8), ('collecting', to_collecting), ('drafting', to_drafting),
              ('review', to_review), ('filed', to_filed),
              ('rfe', CASE WHEN has_rfe OR stage = 'rfe' THEN to_filed + filed / 2 END),
              ('filed', CASE WHEN has_rfe AND stage IN ('decided', 'closed')
                             THEN to_filed + filed * 0.8 END),
              ('decided', to_filed + filed),
              ('closed', to_filed + filed + decided)) AS s (to_stage, days)
           WHERE s.days <= entry_days + 0.00001
             AND (stage <> 'filed' OR s.to_stage <> 'rfe')) AS steps
   ORDER BY at`;

const DECISIONS = `
  INSERT INTO decisions (firm_id, id, case_id, cause, outcome, reason, strategy, rule_set_version,
                         attorney_id, decided_at, actor_name, input, result)
  SELECT n.firm_id, uuidv7(received_at - now()), case_id, 'arrival',
         CASE WHEN waits THEN 'waiting' ELSE 'assigned' END,
         CASE WHEN waits THEN 'waiting' ELSE 'balanced' END, 'balanced', 1,
         CASE WHEN NOT waits THEN h.attorney_id END, received_at, 'Bench', '{}',
         '{"summary": "Filled by the bench."}'
    FROM numbered n
    JOIN colleagues h ON h.firm_id = n.firm_id
                     AND h.place = coalesce(n.former_place, n.holder_place)
   ORDER BY received_at`;

// A fifth of the cases came from a colleague, and one in fifty had been with its holder before.
const INTERVALS = `
  CREATE TEMP TABLE intervals AS
  SELECT n.firm_id, n.case_id, h.attorney_id, i.started_at, i.ended_at, f.attorney_id AS from_id,
         CASE WHEN i.from_place IS NOT NULL THEN uuidv7() END AS handoff_id,
         CASE WHEN i.is_last THEN CASE WHEN stage = 'closed' THEN 'closed' END
              ELSE 'handoff' END AS end_reason,
         row_number() OVER (PARTITION BY n.firm_id ORDER BY i.started_at, n.case_id)::int AS turn
    FROM given n
    CROSS JOIN LATERAL (
      VALUES (holder_place, NULL::int, begun_at, over_at, true, former_place IS NULL),
             (former_place, NULL, begun_at, handed_at, false, former_place IS NOT NULL AND of_hand >= 0.02),
             (holder_place, former_place, handed_at, over_at, true, former_place IS NOT NULL AND of_hand >= 0.02),
             (holder_place, NULL, begun_at, handed_at, false, of_hand < 0.02 AND former_place IS NOT NULL),
             (former_place, holder_place, handed_at, back_at, false, of_hand < 0.02 AND former_place IS NOT NULL),
             (holder_place, former_place, back_at, over_at, true, of_hand < 0.02 AND former_place IS NOT NULL)
    ) AS i (place, from_place, started_at, ended_at, is_last, applies)
    JOIN colleagues h ON h.firm_id = n.firm_id AND h.place = i.place
    LEFT JOIN colleagues f ON f.firm_id = n.firm_id AND f.place = i.from_place
   WHERE i.applies`;

// It changed hands on a third of its way, and back on two thirds.
const GIVEN = `
  CREATE TEMP TABLE given AS
  SELECT *, begun_at + (coalesce(over_at, now()) - begun_at) / 3 AS handed_at,
         begun_at + (coalesce(over_at, now()) - begun_at) * 2 / 3 AS back_at
    FROM (SELECT *, received_at + interval '5 minutes' AS begun_at,
                 CASE WHEN stage = 'closed' THEN stage_since END AS over_at
            FROM numbered WHERE NOT waits AND received_at < now() - interval '10 minutes') AS n`;

const HANDOFFS = `
  INSERT INTO handoffs (firm_id, id, case_id, from_attorney_id, to_attorney_id, reason, status,
                        requested_at, requested_by_name, resolved_at)
  SELECT firm_id, handoff_id, case_id, from_id, attorney_id,
         (ARRAY['workload','expertise','absence','client-request'])[1 + turn % 4], 'done', started_at,
         'Bench', started_at
    FROM intervals WHERE handoff_id IS NOT NULL`;

const ASSIGNMENTS = `
  INSERT INTO assignments (firm_id, id, case_id, attorney_id, started_at, ended_at, start_reason,
                           end_reason, is_new_intake, turn, handoff_id)
  SELECT firm_id, uuidv7(started_at - now()), case_id, attorney_id, started_at, ended_at,
         CASE WHEN handoff_id IS NOT NULL THEN 'handoff' WHEN turn % 8 = 0 THEN 'by-hand'
              ELSE 'rules' END,
         end_reason, handoff_id IS NULL, turn, handoff_id
    FROM intervals ORDER BY started_at`;

const LAST_HOLDERS = `
  UPDATE cases c SET assigned_at = i.started_at
    FROM (SELECT firm_id, case_id, max(started_at) AS started_at FROM intervals GROUP BY 1, 2) i
   WHERE c.firm_id = i.firm_id AND c.id = i.case_id`;

// The counters say what the cases say.
const COUNTERS = `
  UPDATE attorneys a
     SET active_count = c.active, open_count = c.open, load_points = c.points, turn = t.turn,
         last_assigned_at = t.last_assigned_at
    FROM (SELECT firm_id, attorney_id, count(*) AS open, sum(load_points) AS points,
                 count(*) FILTER (WHERE counts_active) AS active
            FROM cases WHERE attorney_id IS NOT NULL AND closed_at IS NULL
           GROUP BY firm_id, attorney_id) c
    JOIN (SELECT firm_id, attorney_id, max(turn) AS turn, max(started_at) AS last_assigned_at
            FROM intervals GROUP BY firm_id, attorney_id) t USING (firm_id, attorney_id)
   WHERE a.firm_id = c.firm_id AND a.id = c.attorney_id`;

const STATES = `
  UPDATE assignment_states s
     SET last_case_number = n.number, last_turn = coalesce(t.turn, 0)
    FROM (SELECT firm_id, max(number) AS number FROM numbered GROUP BY firm_id) n
    LEFT JOIN (SELECT firm_id, max(turn) AS turn FROM intervals GROUP BY firm_id) t USING (firm_id)
   WHERE s.firm_id = n.firm_id`;

// Members were told of each case that came to them; what is older than a month was read.
const NOTIFICATIONS = `
  INSERT INTO notifications (firm_id, id, member_id, kind, key, case_id, facts, created_at, read_at)
  SELECT i.firm_id, uuidv7(i.started_at - now()), c.member_id, 'case-assigned', i.turn::text,
         i.case_id, '{"startReason": "rules", "by": "Bench"}', i.started_at,
         CASE WHEN i.started_at < now() - interval '30 days' THEN i.started_at END
    FROM intervals i
    JOIN colleagues c ON c.firm_id = i.firm_id AND c.attorney_id = i.attorney_id
   WHERE i.started_at > now() - interval '180 days'`;

/** History and counters, after the cases. */
export const FILL_HISTORY: readonly string[] = [
  STAGE_CHANGES,
  DECISIONS,
  GIVEN,
  INTERVALS,
  HANDOFFS,
  ASSIGNMENTS,
  LAST_HOLDERS,
  COUNTERS,
  STATES,
  NOTIFICATIONS,
];
