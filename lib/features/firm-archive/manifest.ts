import { z } from 'zod';
import { fail } from './fail';

export const MANIFEST = 'manifest.json';
export const USERS = 'users';
export const API_KEYS = 'api_keys';

/** The version of the archive itself; what is in its tables is told by `schema`. */
const FORMAT = 1;

const fileSchema = z.strictObject({
  table: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const manifestSchema = z.strictObject({
  product: z.literal('Evenhand'),
  format: z.literal(FORMAT),
  /** The last migration of the database that the firm comes from. */
  schema: z.string().min(1).max(200),
  exportedAt: z.iso.datetime(),
  firm: z.strictObject({
    id: z.uuid(),
    slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/),
    name: z.string().min(1).max(500),
  }),
  /** In the order in which they can be read in. */
  files: z.array(fileSchema).max(500),
  leftOut: z.array(z.strictObject({ what: z.string().max(500), why: z.string().max(500) })).max(50),
});

/** What an archive holds: of which firm, by which schema, with the checksum of each file. */
export type Manifest = z.infer<typeof manifestSchema>;
export type ArchivedFile = Manifest['files'][number];

/** The manifest as it is written. */
export function manifestText(facts: Omit<Manifest, 'product' | 'format'>): string {
  const manifest: Manifest = { product: 'Evenhand', format: FORMAT, ...facts };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * The manifest from its text.
 * @throws AppError where it is none, naming what is wrong with it.
 */
export function readManifest(text: string): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [problem] = parsed.error.issues;
  const place = problem?.path.join('.') || 'the whole';
  throw fail(
    `${MANIFEST} is not a manifest of this format: ${place}: ${problem?.message}.`,
    'Name a file that `npm run firm:export` or the page of the firm’s data wrote.',
  );
}

/** Name of a table's file in the archive. */
export function fileNameOf(table: string): string {
  return `${table}.jsonl`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
