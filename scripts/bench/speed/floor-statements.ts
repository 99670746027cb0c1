export const FIRMS = 150;
export const ATTORNEYS = 4;

/** Between BEGIN and COMMIT; $1 is a firm, $2 one of its attorneys. */
export const STATEMENTS = [
  'SELECT cases FROM bench_floor.firms WHERE id = $1 FOR UPDATE',
  'UPDATE bench_floor.attorneys SET active_count = active_count + 1 WHERE firm_id = $1 AND id = $2',
  `INSERT INTO bench_floor.cases (firm_id, attorney_id, client, received_at) VALUES ($1, $2, 'Somebody', now())`,
  `INSERT INTO bench_floor.events (firm_id, kind, data, at) VALUES ($1, 'case-assigned', jsonb_build_object('attorney', $2::int), now())`,
] as const;
