import fs from 'node:fs';
import { expect, test } from 'vitest';
import { nodeOf, readPicture } from '@/scripts/lint/picture-of-imports.mjs';
import { edgesBetween, findKnots, readImports, type Edge } from './import-graph';

/*
 * Imports of types and imports inside of functions count like any other: a file that cannot be
 * understood, moved or tested without another is tied to it, whatever the compiler makes of that.
 */

const PRODUCT = ['app', 'components', 'lib'];
const imports = readImports([...PRODUCT, 'scripts']);
const picture = readPicture(fs.readFileSync('ARCHITECTURE.md', 'utf8'));

/** The folder that a file belongs to: a feature, an area of pages, a folder of components. */
function folderOf(file: string): string {
  const [top = '', ...inner] = file.split('/').slice(0, -1);
  if (file.startsWith('lib/assignment/core/')) return 'lib/assignment/core';
  const isNested = top === 'app' || /^(features|platform|tools)$/.test(inner[0] ?? '');
  return [top, ...inner.slice(0, isNested ? 2 : 1)].join('/');
}

function isPart(file: string): boolean {
  // Each file beside the folders of the platform, or of what all share, is a part of its own.
  return /^lib\/(platform|shared)\/[^/]+$/.test(file);
}

/**
 * The folders side by side in a folder. What lies beside them belongs to the folder itself: what is inside
 * of a folder and what is around it are one part.
 */
function siblingIn(folder: string): (file: string) => string | undefined {
  return (file) => {
    if (!file.startsWith(`${folder}/`)) return undefined;
    const [child, ...inner] = file.slice(folder.length + 1).split('/');
    return inner.length === 0 ? undefined : `${folder}/${child}`;
  };
}

/** Every folder of the product, but `lib`, whose folders are compared as the parts that they are. */
function listFolders(): string[] {
  const folders = [...imports.keys()].flatMap((file) => {
    const names = file.split('/').slice(0, -1);
    return names.map((_, depth) => names.slice(0, depth + 1).join('/'));
  });
  return [...new Set(folders)].filter((folder) => folder !== 'lib');
}

function knotsBetween(edges: readonly Edge[]): { knot: string[]; edges: Edge[] }[] {
  return findKnots(graphOf(edges)).map((knot) => ({
    knot,
    edges: edges.filter(({ from, to }) => knot.includes(from) && knot.includes(to)),
  }));
}

function graphOf(edges: readonly Edge[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of edges) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
}

test('a knot is found through types, late imports and third files, and what only leans on it is none', () => {
  const graph = new Map([
    ['a', new Set(['b'])],
    ['b', new Set(['c'])],
    ['c', new Set(['b', 'd'])],
    ['d', new Set(['e'])],
    ['e', new Set(['c'])],
    ['f', new Set(['a', 'd'])],
    ['g', new Set(['h'])],
    ['h', new Set(['g'])],
  ]);
  expect(findKnots(graph)).toEqual([
    ['b', 'c', 'd', 'e'],
    ['g', 'h'],
  ]);
});

test('no two files need each other', () => {
  expect(imports.size).toBeGreaterThan(1000);
  expect(findKnots(imports)).toEqual([]);
});

test('no two folders need each other', () => {
  const edges = edgesBetween(imports, (file) => (isPart(file) ? file : folderOf(file)));
  expect(knotsBetween(edges)).toEqual([]);
});

test('no two folders side by side need each other, however deep they lie', () => {
  const folders = listFolders();
  expect(folders.length).toBeGreaterThan(150);
  const knots = folders.flatMap((folder) => knotsBetween(edgesBetween(imports, siblingIn(folder))));
  expect(knots).toEqual([]);
});

test('the picture of imports has a place for every file of the product', () => {
  const files = [...imports.keys()].filter((file) => PRODUCT.includes(file.split('/')[0] ?? ''));
  expect(files.filter((file) => nodeOf(picture.nodes, file) === undefined)).toEqual([]);
});

test('the picture of imports holds nothing that is not there', () => {
  const paths = picture.nodes.flatMap(({ paths }) => paths);
  expect(paths.length).toBeGreaterThan(10);
  expect(paths.filter((path) => !fs.existsSync(path) && !fs.existsSync(`${path}.ts`))).toEqual([]);
});

test('the picture of imports is drawn as the code imports, arrow by arrow', () => {
  const real = edgesBetween(imports, (file) => nodeOf(picture.nodes, file));
  const drawn = picture.edges.map(({ from, to }) => `${from} --> ${to}`);
  const missing = real.filter(({ from, to }) => !drawn.includes(`${from} --> ${to}`));
  const unreal = drawn.filter((edge) => !real.some(({ from, to }) => edge === `${from} --> ${to}`));
  expect({ missing, unreal }).toEqual({ missing: [], unreal: [] });
});

test('every arrow of the picture leads down', () => {
  const height = new Map(picture.nodes.map(({ name }, place) => [name, place]));
  const up = picture.edges.filter(
    ({ from, to }) => (height.get(from) ?? -1) <= (height.get(to) ?? 0),
  );
  expect(up).toEqual([]);
});
