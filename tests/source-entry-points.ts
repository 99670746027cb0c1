import fs from 'node:fs';
import path from 'node:path';
import { OPERATIONS } from '@/app/api/v1/operations';
import type { EntryPoints } from '@/scripts/lib/entry-points-of-build';

/** A server action of the source tree, by the name that it is exported under. */
export interface SourceAction {
  readonly file: string;
  readonly name: string;
  readonly action: (...args: never[]) => unknown;
}

/** The files of `app/` that match a pattern, by path from the root. */
export function appFiles(pattern: string): string[] {
  return fs
    .globSync(`app/**/${pattern}`)
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** The address of a page or route: `app/(firm)/cases/[caseId]/page.tsx` is `/cases/[caseId]`. */
export function addressOfFile(file: string): string {
  const parts = file.split('/').slice(1, -1);
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`;
}

/** Every server action that the source tree exports. */
export async function readActions(): Promise<SourceAction[]> {
  const files = appFiles('*.{ts,tsx}').filter((file) =>
    /^'use server';/m.test(fs.readFileSync(file, 'utf8')),
  );
  const modules = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(path.resolve(file))) as Record<string, SourceAction['action']>;
      return Object.entries(exported).map(([name, action]) => ({ file, name, action }));
    }),
  );
  return modules.flat();
}

/** The same as the build's list of entry points, read from the source tree. */
export function sourceEntryPoints(actions: readonly SourceAction[]): EntryPoints {
  const addresses = [
    ...appFiles('page.tsx').map((file) => ({ path: addressOfFile(file), isPage: true })),
    ...appFiles('route.ts').map((file) => ({ path: addressOfFile(file), isPage: false })),
  ];
  return {
    addresses,
    actions: actions.map(({ name }) => ({ id: name, name, path: '/' })),
    operations: OPERATIONS,
  };
}
