import 'server-only';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SetupError } from '../setup-error';
import { canReach, type DatabaseUser } from './operating-system-user';

interface Location {
  /** The `.data` folder that this was written for, to tell a moved checkout from a copied one. */
  readonly writtenFor: string;
  readonly dataFolder: string;
}

/**
 * Where the data lies: in `folder` (`.data` of the checkout) if the database user can go there,
 * else in a folder outside that is named after the checkout and written down in `folder`.
 *
 * @throws SetupError when what is written down belongs to another checkout.
 */
export function chooseDataFolder(folder: string, user: DatabaseUser | null): string {
  const inside = path.join(folder, 'postgres');
  const outside = readLocation(folder);
  if (outside) return outside;
  if (user) fs.chmodSync(folder, fs.statSync(folder).mode | 0o011);
  if (canReach(folder, ['x'], user)) return inside;
  const dataFolder = path.join(outsideFolder(folder), 'postgres');
  const location: Location = { writtenFor: fs.realpathSync(folder), dataFolder };
  fs.writeFileSync(locationFile(folder), JSON.stringify(location, null, 2));
  return dataFolder;
}

/** A folder outside the checkout that everyone may pass through, for data or programs. */
export function outsideFolder(folder: string): string {
  const key = createHash('sha256').update(fs.realpathSync(folder)).digest('hex').slice(0, 12);
  for (const base of ['/var/lib', os.tmpdir()]) {
    const candidate = path.join(base, 'evenhand', key);
    if (makeOurs(path.dirname(candidate)) && makeOurs(candidate)) return candidate;
  }
  throw new SetupError(
    `The database user can reach neither ${folder} nor a folder under /var/lib or ${os.tmpdir()}.`,
    'Move the checkout to a folder that other users may enter (mode 0711 or wider).',
  );
}

/** False also where someone else made the folder first: in a shared place it could be a trap. */
function makeOurs(directory: string): boolean {
  try {
    fs.mkdirSync(directory, { recursive: true });
    if (fs.lstatSync(directory).uid !== process.getuid?.()) return false;
    fs.chmodSync(directory, 0o755);
    return true;
  } catch {
    return false;
  }
}

function locationFile(folder: string): string {
  return path.join(folder, 'postgres-location.json');
}

function readLocation(folder: string): string | null {
  const file = locationFile(folder);
  if (!fs.existsSync(file)) return null;
  const { writtenFor, dataFolder } = JSON.parse(fs.readFileSync(file, 'utf8')) as Location;
  if (writtenFor !== fs.realpathSync(folder) && fs.existsSync(locationFile(writtenFor))) {
    throw new SetupError(
      `This checkout is a copy of ${path.dirname(writtenFor)}, whose database is in ${dataFolder}.`,
      `Delete ${file} to begin with a database of its own.`,
    );
  }
  return dataFolder;
}
