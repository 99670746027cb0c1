import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { SetupError } from '@/lib/platform/db/setup-error';

export const MANIFEST = 'manifest.json';

const manifestSchema = z.object({
  format: z.literal(1),
  /** When the copy was whole, in UTC. */
  takenAt: z.iso.datetime(),
  /** Version of Evenhand that took it. */
  version: z.string(),
  postgresMajor: z.number().int(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});

/** What a backup holds, with a checksum of each file. */
export type Manifest = z.infer<typeof manifestSchema>;

/** One file of a backup, its path relative to the backup's folder. */
export type BackedUpFile = Manifest['files'][number];

/**
 * Copies a file as far as it goes now, and says what was copied; null where it has gone, as files of
 * a running server may.
 */
export async function copyCounted(
  from: string,
  to: string,
): Promise<Omit<BackedUpFile, 'path'> | null> {
  const hash = createHash('sha256');
  let bytes = 0;
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    await pipeline(
      fs.createReadStream(from),
      async function* count(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          bytes += chunk.length;
          yield chunk;
        }
      },
      fs.createWriteStream(to, { mode: 0o600 }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/**
 * The manifest of a backup, once every file in it is what was written.
 *
 * @throws SetupError where the folder is no backup, or one of its files is missing or another one.
 */
export async function readVerifiedManifest(backup: string): Promise<Manifest> {
  const manifest = readManifest(backup);
  for (const { path: name, bytes, sha256 } of manifest.files) {
    const file = path.join(backup, name);
    const isThere = fs.statSync(file, { throwIfNoEntry: false })?.size === bytes;
    if (!isThere || (await digestOf(file)) !== sha256) {
      throw new SetupError(
        `${name} in the backup ${backup} is not the file that was saved.`,
        'Take another backup; this one was damaged or changed after it was made.',
      );
    }
  }
  return manifest;
}

function readManifest(backup: string): Manifest {
  const file = path.join(backup, MANIFEST);
  const parsed = fs.existsSync(file)
    ? manifestSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
    : null;
  if (parsed?.success) return parsed.data;
  throw new SetupError(
    `${backup} is not a backup of Evenhand: it has no ${MANIFEST} that can be read.`,
    'Name the folder that `npm run backup` printed.',
  );
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('hex');
}
