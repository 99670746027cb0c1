import 'server-only';
import type { FirmTx } from '@/lib/platform/db/with-firm';

/** A table of which a firm's rows go into its archive. */
export interface ArchivedTable {
  readonly name: string;
  /** All that are kept, in the order of the table; the firm's id is in the manifest instead. */
  readonly columns: readonly string[];
  /** Columns that name another row of the same table. */
  readonly selfReferences: readonly string[];
  /** One row per firm: the firm is the whole key. */
  readonly isOnePerFirm: boolean;
}

/** What stays behind, with the reason that the archive itself gives. */
export const LEFT_OUT: readonly { readonly what: string; readonly why: string }[] = [
  { what: 'passwords', why: 'An account is its owner’s: they choose a new password by a link.' },
  { what: 'sessions', why: 'A sign-in holds for one installation.' },
  { what: 'secrets of API keys', why: 'Each program is given a new key.' },
  { what: 'open links of invitations and resets', why: 'They are made anew.' },
  { what: 'idempotency_keys', why: 'Stored answers to repeated requests, kept for a day.' },
  {
    what: 'webhook_endpoints',
    why: 'Addresses and secrets of other systems: they must not be told from two places.',
  },
  { what: 'webhook_deliveries', why: 'What was sent to them, kept for thirty days.' },
  { what: 'intake_proofs', why: 'Proofs of work that were used, kept for two hours.' },
  {
    what: 'calendar_absences',
    why: 'Which event an absence came from; the absences themselves are kept.',
  },
  {
    what: 'calendar_sources',
    why: 'Secret addresses of calendars: attorneys name them anew.',
  },
  { what: 'calendar_feeds', why: 'Members make their calendar addresses anew.' },
  {
    what: 'the key of intake systems, and open links to status pages and in mail to visitors',
    why: 'They hold for one installation.',
  },
  { what: 'counts of sign-in attempts', why: 'They hold no firm’s name.' },
];

/** Tables with row-level security that are left out; LEFT_OUT says why. */
export const TABLES_LEFT_OUT: readonly string[] = [
  'idempotency_keys',
  'webhook_endpoints',
  'webhook_deliveries',
  'intake_proofs',
  'calendar_feeds',
  'calendar_absences',
  'calendar_sources',
];

/** Columns that hold for one installation only; they are empty where the firm is read in. */
export const COLUMNS_LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  // Which process is at it.
  outbox_cursors: ['claim_id', 'claimed_until'],
  // Made with the product's secret.
  intake_submissions: ['link_hash', 'link_expires_at', 'confirm_id', 'confirm_expires_at'],
  intake_settings: ['leads_key_hash', 'leads_key_last_four', 'leads_key_made_at'],
};

interface CatalogueRow {
  readonly name: string;
  readonly columns: string[];
  readonly refersTo: string[];
  readonly selfReferences: string[];
}

/**
 * The firm's tables as the database has them, so that none can be forgotten: each behind those that its
 * foreign keys lead to, `firms` first.
 */
export async function listArchivedTables(tx: FirmTx): Promise<ArchivedTable[]> {
  const rows = await tx.$queryRaw<CatalogueRow[]>`
    SELECT c.relname::text AS name,
           ARRAY(SELECT a.attname::text FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    AND a.attgenerated = ''
                  ORDER BY a.attnum) AS columns,
           ARRAY(SELECT DISTINCT t.relname::text FROM pg_constraint k
                   JOIN pg_class t ON t.oid = k.confrelid
                  WHERE k.conrelid = c.oid AND k.contype = 'f'
                    AND k.confrelid <> c.oid) AS "refersTo",
           ARRAY(SELECT DISTINCT a.attname::text FROM pg_constraint k
                   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = c.oid
                    AND a.attname <> 'firm_id') AS "selfReferences"
      FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
       AND c.relforcerowsecurity
     ORDER BY 1`;
  const kept = rows.filter(({ name }) => !TABLES_LEFT_OUT.includes(name));
  return inOrderOfReferences(kept).map(({ name, columns, selfReferences }) => ({
    name,
    columns: columns.filter(
      (column) => column !== 'firm_id' && !COLUMNS_LEFT_OUT[name]?.includes(column),
    ),
    selfReferences,
    isOnePerFirm: !columns.includes('id'),
  }));
}

function inOrderOfReferences(rows: readonly CatalogueRow[]): CatalogueRow[] {
  const ordered: CatalogueRow[] = [];
  let left = [...rows];
  while (left.length > 0) {
    const names = left.map(({ name }) => name);
    const free = left.filter(({ refersTo }) => !refersTo.some((name) => names.includes(name)));
    if (free.length === 0) throw new Error(`Tables refer to each other: ${names.join(', ')}.`);
    ordered.push(...free);
    left = left.filter((row) => !free.includes(row));
  }
  return ordered;
}
