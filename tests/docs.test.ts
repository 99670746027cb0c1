import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/*
 * Prose is not compiled: a path that it names is looked up here, so that moving a file says
 * which pages send a reader to the old place. Decision records are history and may name what is gone.
 */

const DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...fs.globSync('docs/*.md')];
const FOLDERS = 'app|components|docs|e2e|lib|prisma|public|scripts|tests';

/** Paths in backticks: as they stand, or short for a place in the folder of the core. */
function pathsNamedIn(document: string): string[] {
  const text = fs.readFileSync(document, 'utf8');
  const named = [...text.matchAll(new RegExp(`\`((?:${FOLDERS})/[^\`\\s*<{…]+)\``, 'g'))];
  const ofCore = [...text.matchAll(/`(core\/[a-z-]+\.ts)`/g)];
  return [
    ...named.map(([, found = '']) => found),
    ...ofCore.map(([, found = '']) => `lib/assignment/${found}`),
  ];
}

test('every path that the documentation names is there', () => {
  const named = DOCUMENTS.flatMap((document) =>
    pathsNamedIn(document).map((place) => ({ document, place })),
  );
  expect(named.length).toBeGreaterThan(60);
  expect(named.filter(({ place }) => !fs.existsSync(place))).toEqual([]);
});

/** The fragment that a heading is reached by, as GitHub and others make it. */
function anchorsOf(file: string): Set<string> {
  const headings = fs.readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('every link between pages of the documentation leads somewhere, to a heading too', () => {
  const links = [...DOCUMENTS, ...fs.globSync('docs/decisions/*.md')].flatMap((document) =>
    [
      ...fs
        .readFileSync(document, 'utf8')
        .matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g),
    ].map(([, target = '', heading]) => ({
      document,
      file: target ? path.join(path.dirname(document), target) : document,
      heading,
    })),
  );
  expect(links.length).toBeGreaterThan(70);
  const dead = links.filter(
    ({ file, heading }) =>
      !fs.existsSync(file) || (heading !== undefined && !anchorsOf(file).has(heading)),
  );
  expect(dead).toEqual([]);
});
