import 'server-only';
import { findSampleOf } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import { SAMPLE_DAYS } from './sample-plan';

/** How the sample of a firm stands. */
export type SampleStanding =
  | { readonly state: 'none' }
  /** How much of its past is told. */
  | { readonly state: 'making'; readonly percent: number }
  | { readonly state: 'ready' };

/** How the sample of a firm stands; while it is made, by how far its past has come. */
export async function findSampleStanding(originId: string): Promise<SampleStanding> {
  const sample = await findSampleOf(originId);
  if (!sample) return { state: 'none' };
  if (sample.isReady) return { state: 'ready' };
  const { firmId, until } = sample;
  const [row] = await withWholeFirm(
    firmId,
    (tx) => tx.$queryRaw<{ begin: Date; told: Date | null }[]>`
      SELECT f.created_at AS begin,
             (SELECT e.at FROM events e WHERE e.firm_id = ${firmId}::uuid
               ORDER BY e.seq DESC LIMIT 1) AS told
        FROM firms f WHERE f.id = ${firmId}::uuid`,
  );
  if (!row?.told) return { state: 'making', percent: 0 };
  const begin = row.begin.getTime();
  const whole = until.getTime() - SAMPLE_DAYS * DAY_MS - begin;
  const percent = Math.floor((100 * (row.told.getTime() - begin)) / whole);
  return { state: 'making', percent: Math.min(99, Math.max(0, percent)) };
}
