import 'server-only';
import { withFirm, withWholeFirm, type FirmViewer } from '@/lib/platform/db/with-firm';
import type { SavedViewDto } from './dto';

/** Names and employers of the clients who are not there for this viewer, in small letters. */
export async function namesBehindWalls(viewer: FirmViewer): Promise<string[]> {
  if (viewer.attorneyId === null || viewer.behindWalls === false) return [];
  const { firmId } = viewer;
  const [hidden] = await withFirm(
    viewer,
    (tx) => tx.$queryRaw<{ clients: string[] | null; companies: string[] | null }[]>`
      SELECT walled_clients()::text[] AS clients, walled_companies() AS companies`,
  );
  const { clients, companies } = hidden ?? { clients: null, companies: null };
  if (!clients || !companies) return [];
  const rows = await withWholeFirm(
    firmId,
    (tx) => tx.$queryRaw<{ name: string }[]>`
      SELECT lower(v.name) AS name
        FROM clients l CROSS JOIN LATERAL (VALUES (l.name), (l.company), (l.email), (l.external_ref)) v (name)
       WHERE l.firm_id = ${firmId}::uuid AND l.id = ANY (${clients}::uuid[]) AND v.name IS NOT NULL`,
  );
  return [...rows.map(({ name }) => name), ...companies.map((name) => name.toLowerCase())];
}

/** Whether a view names, or looks for, one of these names or a word of them. */
export function hidesFrom(
  names: readonly string[],
  { name, query }: Pick<SavedViewDto, 'name' | 'query'>,
): boolean {
  const wanted = query.q?.toLowerCase();
  const words = new Set(wordsOf(name));
  return names.some(
    (one) =>
      (wanted !== undefined && (one.includes(wanted) || wanted.includes(one))) ||
      wordsOf(one).some((word) => words.has(word)),
  );
}

// "of", "de" and the like name no one.
const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word.length > 2);
