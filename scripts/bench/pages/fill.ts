import pg from 'pg';
import { FILL_CASES } from './fill-cases';
import { FILL_FIRMS } from './fill-firms';
import { FILL_HISTORY } from './fill-history';

/** One firm of the installation that is filled. */
export interface FirmPlan {
  readonly firmId: string;
  readonly attorneys: number;
  readonly openCases: number;
  readonly closedCases: number;
}

/**
 * Fills firms that exist (firm, rules, assignment state) with rosters, cases and two years of
 * history: set by set as the owner, a thousand times quicker than case by case. Counters on the
 * attorneys say what the cases say; there are no events, and the records of decisions are short. The
 * same seed and plan give the same figures, apart from the time of day.
 */
export async function fillFirms(
  ownerUrl: string,
  plan: readonly FirmPlan[],
  seed: number,
): Promise<void> {
  await asOwnerOf(ownerUrl, async (owner) => {
    // The rows are made to fit together; checking every reference would take most of the time.
    await owner.query('SET session_replication_role = replica');
    await owner.query('SELECT setseed($1)', [seed]);
    await owner.query(
      `CREATE TEMP TABLE plan AS
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS p ("firmId" uuid, attorneys int, "openCases" int, "closedCases" int)`,
      [JSON.stringify(plan)],
    );
    for (const statement of [...FILL_FIRMS, ...FILL_CASES, ...FILL_HISTORY]) {
      await owner.query(statement);
    }
    await owner.query('VACUUM ANALYZE');
  });
}

/** Founds so many firms like the one given, which lends them its rules; answers their ids. */
export async function foundOthers(
  ownerUrl: string,
  likeFirmId: string,
  count: number,
): Promise<string[]> {
  return asOwnerOf(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO firms (id, name, time_zone, created_at)
       SELECT uuidv7(), 'Bench firm ' || n, time_zone, created_at
         FROM firms, generate_series(1, $2::int) AS n WHERE id = $1
       RETURNING id`,
      [likeFirmId, count],
    );
    const ids = rows.map(({ id }) => id);
    await owner.query(
      `INSERT INTO firm_slugs (slug, firm_id) SELECT id::text, id FROM unnest($1::uuid[]) AS id`,
      [ids],
    );
    await owner.query(
      `INSERT INTO rule_sets (firm_id, id, version, config, published_at, published_by_name)
       SELECT f.id, uuidv7(), 1, r.config, r.published_at, r.published_by_name
         FROM unnest($1::uuid[]) AS f (id), rule_sets r WHERE r.firm_id = $2 AND r.version = 1`,
      [ids, likeFirmId],
    );
    await owner.query(
      `INSERT INTO assignment_states (firm_id, rule_set_version, fair_share_decayed_at)
       SELECT id, 1, now() FROM unnest($1::uuid[]) AS id`,
      [ids],
    );
    return ids;
  });
}

async function asOwnerOf<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
