import 'server-only';
import { digestOfJson } from '@/lib/shared/canonical-json';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import type { Finding } from '../finding';

interface Version {
  version: number | null;
  config: unknown;
  note: string | null;
  publisher: string;
  seq: number | null;
  saidDigest: string | null;
  saidNote: string | null;
  saidPublisher: string | null;
}

/** Every version of the rules is the one that was published, by whom the audit trail says. */
export async function checkRuleTrail(tx: FirmTx, firmId: string): Promise<Finding[]> {
  const versions = await readVersions(tx, firmId);
  return versions.flatMap((row) => {
    const detail = describe(row);
    return detail ? [{ check: 'rules-trail', detail }] : [];
  });
}

function describe(row: Version): string | null {
  if (row.version === null) return `Event ${row.seq} published a version that is not there.`;
  if (row.seq === null) return `Version ${row.version} is there, but not on record.`;
  const wrong = [
    row.saidPublisher !== null && row.saidPublisher !== row.publisher ? 'who published it' : null,
    row.saidNote !== row.note ? 'its note' : null,
    row.saidDigest !== null && row.saidDigest !== digestOfJson(row.config) ? 'what it says' : null,
  ].filter((what) => what !== null);
  if (wrong.length === 0) return null;
  return `Version ${row.version}: the audit trail says otherwise about: ${wrong.join(', ')}.`;
}

// Of what was scheduled, an event from before it named the publisher names only who was at work then.
function readVersions(tx: FirmTx, firmId: string): Promise<Version[]> {
  return tx.$queryRaw<Version[]>`
    WITH told AS (
      SELECT e.seq, e.kind, e.actor_name, e.data || coalesce(t.words, '{}') AS data
        FROM events e
        LEFT JOIN event_texts t ON t.firm_id = ${firmId}::uuid AND t.id = e.id
       WHERE e.firm_id = ${firmId}::uuid AND e.kind IN ('firm-created', 'rules-published')),
    said AS (
      SELECT seq, CASE kind WHEN 'firm-created' THEN '1' ELSE data ->> 'version' END AS version,
             data ->> 'note' AS note, data ->> 'rulesDigest' AS digest,
             coalesce(data ->> 'publishedByName',
                      CASE WHEN data ? 'scheduledId' THEN NULL ELSE actor_name END) AS publisher
        FROM told),
    ours AS (SELECT * FROM rule_sets WHERE firm_id = ${firmId}::uuid)
    SELECT r.version, r.config, r.note, r.published_by_name AS publisher, s.seq,
           s.note AS "saidNote", s.digest AS "saidDigest", s.publisher AS "saidPublisher"
      FROM ours r
      FULL JOIN said s ON s.version = r.version::text`;
}
