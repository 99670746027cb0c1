import 'server-only';
import fs from 'node:fs';
import path from 'node:path';

let names: readonly string[] | null = null;

/** Names of the migrations that this version of the product was written for, oldest first. */
export function listShippedMigrations(): readonly string[] {
  names ??= fs
    .readdirSync(path.join(/* turbopackIgnore: true */ process.cwd(), 'prisma', 'migrations'), {
      withFileTypes: true,
    })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  return names;
}
