import { asOwner } from './as-owner';
import type { BuiltFirm } from './build-firm';

/**
 * Puts so many H-1B cases of complexity 5 into a firm's waiting line, each of a client of its own,
 * received a second apart from `receivedFrom` on. Written by the database in one go: thousands of
 * arrivals through the product would cost a test its minute.
 */
export async function fillWaitingLine(
  { firmId }: Pick<BuiltFirm, 'firmId'>,
  count: number,
  { visaType = 'H-1B', receivedFrom = '2026-01-05T09:00:00Z' } = {},
): Promise<void> {
  await asOwner(
    `WITH wanted AS (
       SELECT n, gen_random_uuid() AS client_id, $3::timestamptz + n * interval '1 second' AS at,
              s.last_case_number + n AS number
         FROM generate_series(1, $2::int) n
         JOIN assignment_states s ON s.firm_id = $1::uuid),
     their_clients AS (
       INSERT INTO clients (firm_id, id, name, created_at)
       SELECT $1::uuid, client_id, 'Client ' || number, at FROM wanted),
     their_cases AS (
       INSERT INTO cases (firm_id, id, number, client_id, visa_type, complexity, stage, priority,
                          received_at, stage_since, waiting_since, load_points, counts_active,
                          created_at)
       SELECT $1::uuid, gen_random_uuid(), number, client_id, $4, 5, 'intake', 'normal',
              at, at, at, 100, true, at FROM wanted)
     UPDATE assignment_states SET last_case_number = last_case_number + $2::int
      WHERE firm_id = $1::uuid`,
    [firmId, count, receivedFrom, visaType],
  );
}
