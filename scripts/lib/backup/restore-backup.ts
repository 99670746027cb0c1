import fs from 'node:fs';
import path from 'node:path';
import type { DatabaseUser } from '@/lib/platform/db/embedded/operating-system-user';
import { SetupError } from '@/lib/platform/db/setup-error';
import { type Manifest, readVerifiedManifest } from './manifest';

export interface RestoreOptions {
  /** The folder that a backup was written to. */
  readonly backup: string;
  /** Where the server's data is to lie. */
  readonly dataFolder: string;
  readonly secretsFile: string;
  /** Whom PostgreSQL runs as; null for the user of this process. */
  readonly user: DatabaseUser | null;
  /** Whether data that is there already may be put aside. */
  readonly replaces: boolean;
  readonly at: Date;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Where the data that was there before is now. */
  readonly putAside: string | null;
}

/**
 * Puts a backup in place of the data of this installation, which must not be running. Nothing is
 * touched before every file of the backup has been read and compared with its checksum, and what was
 * there is put aside, not deleted.
 *
 * @throws SetupError where the backup is damaged, or data is there and may not be replaced.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { backup, dataFolder, secretsFile } = options;
  const manifest = await readVerifiedManifest(backup);
  const isOccupied = fs.existsSync(dataFolder);
  if (isOccupied && !options.replaces) {
    throw new SetupError(
      `There is data in ${dataFolder} already.`,
      'Add --replace: the data there is put aside, not deleted. Or set EVENHAND_DATA to another folder.',
    );
  }
  const half = `${dataFolder}.restored`;
  fs.rmSync(half, { recursive: true, force: true });
  fs.cpSync(path.join(backup, 'data'), half, { recursive: true });
  own(half, options.user);
  const stamp = options.at.toISOString().replaceAll(/[:.]/g, '-');
  const putAside = isOccupied ? `${dataFolder}.before-${stamp}` : null;
  if (putAside) fs.renameSync(dataFolder, putAside);
  if (fs.existsSync(secretsFile)) fs.renameSync(secretsFile, `${secretsFile}.before-${stamp}`);
  fs.copyFileSync(path.join(backup, 'secrets.json'), secretsFile);
  fs.chmodSync(secretsFile, 0o600);
  fs.renameSync(half, dataFolder);
  return { manifest, putAside };
}

/** PostgreSQL refuses data that others may read, or that is not its user's. */
function own(folder: string, user: DatabaseUser | null): void {
  const settle = (place: string, mode: number) => {
    fs.chmodSync(place, mode);
    if (user) fs.chownSync(place, user.uid, user.gid);
  };
  settle(folder, 0o700);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) own(place, user);
    else settle(place, 0o600);
  }
}
