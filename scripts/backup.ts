// Copies the embedded database to a new folder while the server runs. The database is at hand already
// (scripts/lib/run-with-database.ts).
import fs from 'node:fs';
import path from 'node:path';
import { now } from '@/lib/platform/clock';
import { chooseDatabaseUser } from '@/lib/platform/db/embedded/operating-system-user';
import { chooseDataFolder } from '@/lib/platform/db/embedded/places';
import { fail } from './bootstrap/terminal.mjs';
import { takeBackup } from './lib/backup/take-backup';
import { localFolder } from './lib/checkout';

const USAGE = 'Usage: npm run backup -- FOLDER';

try {
  const [place, ...others] = process.argv.slice(2);
  if (!place || others.length > 0) throw new TypeError(USAGE);
  const at = now();
  const name = `evenhand-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`;
  const target = path.resolve(place, name);
  const user = chooseDatabaseUser(path.join(localFolder, 'postgres'));
  fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
  const { files } = await takeBackup({
    ownerUrl: process.env.DATABASE_URL ?? '',
    dataFolder: chooseDataFolder(localFolder, user),
    secretsFile: path.join(localFolder, 'secrets.json'),
    ...{ target, at },
  });
  const megabytes = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000);
  process.stderr.write(
    `${files.length} files, ${megabytes} MB. It holds every case and the secrets of this installation: keep it where only you can read it.\n`,
  );
  process.stdout.write(`${target}\n`);
} catch (error) {
  fail(error);
}
