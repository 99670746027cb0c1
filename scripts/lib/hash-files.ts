import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { checkout } from './checkout';

/**
 * A hash of the names and contents of files, given as files or folders relative to the checkout.
 * What does not exist counts as empty; `ignored` is tested on each path.
 */
export function hashFiles(entries: readonly string[], ignored?: RegExp): string {
  const hash = createHash('sha256');
  for (const entry of entries) addEntry(hash, entry, ignored);
  return hash.digest('hex');
}

function addEntry(hash: ReturnType<typeof createHash>, entry: string, ignored?: RegExp): void {
  if (ignored?.test(entry)) return;
  const full = path.join(checkout, entry);
  const stat = fs.statSync(full, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isDirectory()) {
    for (const name of fs.readdirSync(full).sort()) addEntry(hash, `${entry}/${name}`, ignored);
    return;
  }
  hash.update(`${entry}\0${stat.size}\0`).update(fs.readFileSync(full));
}
