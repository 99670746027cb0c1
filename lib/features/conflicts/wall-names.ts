import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { compareNames, LIKELY } from './compare-names';

/** The clients and companies from whom walls keep this member. */
export async function wallNamesOf({ firmId, attorneyId }: Actor): Promise<readonly string[]> {
  if (attorneyId === null) return [];
  // Whom the walls of one attorney are about.
  const rows = await withWholeFirm(
    firmId,
    (tx) => tx.$queryRaw<{ name: string }[]>`
      SELECT coalesce(l.name, w.company_key) AS name
        FROM ethical_walls w
        LEFT JOIN clients l ON l.firm_id = ${firmId}::uuid AND l.id = w.client_id
       WHERE w.firm_id = ${firmId}::uuid AND w.attorney_id = ${attorneyId}::uuid
         AND w.removed_at IS NULL`,
  );
  return rows.map(({ name }) => name);
}

/** Whether two names may well be of the same person or company. */
export function alikeNames(one: string, other: string): boolean {
  return compareNames(one, other).score >= LIKELY;
}
