/*
 * The cases of the firms in `plan`, with paths through the stages that end where each case stands
 * today. Most open cases wait on the government, so that about three in ten are active.
 */

// What a case is drawn from: days in each stage, and where it stands.
const DRAFTS = `
  CREATE TEMP TABLE drafts AS
  SELECT firm_id, is_open, random() AS dice, random() AS spent, random() < 0.25 AS has_rfe,
         1 + random() * 2 AS intake, 5 + random() * 35 AS collecting, 3 + random() * 25 AS drafting,
         1 + random() * 8 AS review, 30 + random() * 270 AS filed, 10 + random() * 50 AS rfe,
         2 + random() * 28 AS decided, random() AS of_client, random() AS of_holder,
         random() AS of_type, random() AS of_hand, random() AS of_deadline
    FROM (SELECT "firmId" AS firm_id, n <= "openCases" AS is_open
            FROM plan, generate_series(1, "openCases" + "closedCases") AS n) AS each`;

const STAGED = `
  CREATE TEMP TABLE staged AS
  SELECT d.*, e.*,
         CASE WHEN NOT is_open THEN 'closed' WHEN dice < 0.03 THEN 'intake'
              WHEN dice < 0.11 THEN 'collecting' WHEN dice < 0.19 THEN 'drafting'
              WHEN dice < 0.24 THEN 'review' WHEN dice < 0.30 THEN 'rfe'
              WHEN dice < 0.36 THEN 'decided' ELSE 'filed' END AS stage
    FROM drafts d
    CROSS JOIN LATERAL (
      SELECT d.intake AS to_collecting, d.intake + d.collecting AS to_drafting,
             d.intake + d.collecting + d.drafting AS to_review,
             d.intake + d.collecting + d.drafting + d.review AS to_filed) e`;

// When everything was, in days before now: the time in the present stage is a share of its length.
const DATED = `
  CREATE TEMP TABLE dated AS
  SELECT *, now() - make_interval(secs => 86400 * since_days) AS stage_since,
         now() - make_interval(secs => 86400 * (since_days + entry_days)) AS received_at
    FROM (SELECT s.*,
            spent * CASE stage WHEN 'intake' THEN intake WHEN 'collecting' THEN collecting
              WHEN 'drafting' THEN drafting WHEN 'review' THEN review WHEN 'rfe' THEN rfe
              WHEN 'decided' THEN decided WHEN 'filed' THEN filed ELSE 730 END AS since_days,
            CASE stage WHEN 'intake' THEN 0 WHEN 'collecting' THEN to_collecting
              WHEN 'drafting' THEN to_drafting WHEN 'review' THEN to_review
              WHEN 'filed' THEN to_filed WHEN 'rfe' THEN to_filed + filed / 2
              WHEN 'decided' THEN to_filed + filed
              ELSE to_filed + filed + decided END AS entry_days
            FROM staged s) AS t`;

// Two cases in a thousand of those that have just come in wait for a holder.
const NUMBERED = `
  CREATE TEMP TABLE numbered AS
  SELECT d.*, uuidv7(received_at - now()) AS case_id,
         row_number() OVER (PARTITION BY d.firm_id ORDER BY received_at)::int AS number,
         d.stage = 'intake' AND spent < 0.06 AS waits,
         1 + floor(of_client * c.clients)::int AS client_place,
         1 + floor(of_holder * p.attorneys)::int AS holder_place,
         -- The colleague that a fifth of the cases came from.
         CASE WHEN of_hand < 0.2 AND p.attorneys > 1
              THEN 1 + (floor(of_holder * p.attorneys)::int + 1 + floor(of_client * (p.attorneys - 1))::int)
                       % p.attorneys END AS former_place,
         (ARRAY['H-1B','H-1B','H-1B','H-1B','L-1A','L-1B','O-1A','TN','E-2','EB-1A','EB-2 NIW',
                'PERM','I-140','I-485','I-130','N-400','asylum','U','other'])
           [1 + floor(of_type * 19)::int] AS visa_type,
         1 + floor(of_deadline * 7)::int AS complexity
    FROM dated d
    JOIN plan p ON p."firmId" = d.firm_id
    JOIN (SELECT firm_id, count(*) AS clients FROM parties GROUP BY firm_id) c USING (firm_id)`;

const CASES = `
  INSERT INTO cases (firm_id, id, number, client_id, company, company_key, visa_type, complexity,
                     stage, priority, deadline, external_ref, received_at, stage_since, closed_at,
                     attorney_id, assigned_at, waiting_since, attorney_of_record_id, load_points,
                     counts_active, created_at)
  SELECT n.firm_id, n.case_id, n.number, p.client_id, p.company, lower(p.company), n.visa_type,
         n.complexity, n.stage, CASE WHEN of_type < 0.1 THEN 'urgent' ELSE 'normal' END,
         CASE WHEN of_deadline < 0.7 THEN (n.stage_since + make_interval(days => (of_hand * 120)::int))::date END,
         CASE WHEN of_deadline < 0.4 THEN 'REF-' || n.number END, n.received_at, n.stage_since,
         CASE WHEN n.stage = 'closed' THEN n.stage_since END,
         CASE WHEN NOT waits THEN h.attorney_id END,
         CASE WHEN NOT waits THEN n.received_at + interval '5 minutes' END,
         CASE WHEN waits THEN n.received_at END,
         CASE WHEN NOT waits THEN h.attorney_id END,
         round((50 + 10 * n.complexity) * w.weight)::int, w.counts, n.received_at
    FROM numbered n
    JOIN parties p ON p.firm_id = n.firm_id AND p.place = n.client_place
    JOIN colleagues h ON h.firm_id = n.firm_id AND h.place = n.holder_place
    JOIN (VALUES ('intake', 1.0, true), ('collecting', 0.5, true), ('drafting', 1, true),
                 ('review', 1, true), ('filed', 0.05, false), ('rfe', 1, true),
                 ('decided', 0.2, false), ('closed', 0, false)) AS w (stage, weight, counts)
      ON w.stage = n.stage
   ORDER BY n.received_at`;

/** Cases, after their firms' people. */
export const FILL_CASES: readonly string[] = [
  DRAFTS,
  STAGED,
  DATED,
  NUMBERED,
  'CREATE INDEX ON parties (firm_id, place)',
  'ANALYZE parties, colleagues, numbered',
  CASES,
];
