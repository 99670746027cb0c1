// Puts a backup in place of the embedded database of this checkout, whose server must not be running.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { now } from '@/lib/platform/clock';
import { chooseDatabaseUser } from '@/lib/platform/db/embedded/operating-system-user';
import { chooseDataFolder } from '@/lib/platform/db/embedded/places';
import { fail, note } from './bootstrap/terminal.mjs';
import { restoreBackup } from './lib/backup/restore-backup';
import { localFolder } from './lib/checkout';
import { endWhenAsked, onEnd } from './lib/ending';
import { takeRunLock } from './lib/run-lock';

const USAGE = 'Usage: npm run restore -- [--replace] BACKUP';

endWhenAsked();
try {
  const { values, positionals } = parseArgs({
    options: { replace: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [backup, ...others] = positionals;
  if (!backup || others.length > 0) throw new TypeError(USAGE);
  // A running server is refused here, before anything is touched.
  const lock = await takeRunLock('command', () => note('waiting for another command to end …'));
  onEnd(() => lock.release());
  const user = chooseDatabaseUser(path.join(localFolder, 'postgres'));
  const { manifest, putAside } = await restoreBackup({
    backup: path.resolve(backup),
    dataFolder: chooseDataFolder(localFolder, user),
    secretsFile: path.join(localFolder, 'secrets.json'),
    replaces: values.replace,
    ...{ user, at: now() },
  });
  lock.release();
  process.stdout.write(
    `Restored the backup of ${manifest.takenAt}. \`npm start\` opens it; \`npm run doctor\` checks it.\n`,
  );
  if (putAside) process.stdout.write(`The data that was there is in ${putAside}.\n`);
  process.exit(0);
} catch (error) {
  fail(error);
}
