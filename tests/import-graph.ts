import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Which file imports which, by path from the root. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** An import that makes one part need another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The first file that imports across, and what it imports. */
  readonly because: string;
}

/**
 * Every import between the product's own files: of values and of types, at the top of a file and
 * inside a function. Tests are left out, since nothing is built upon them.
 */
export function readImports(roots: readonly string[]): ImportGraph {
  const files = new Set(
    fs
      .globSync(roots.map((root) => `${root}/**/*.{ts,tsx}`))
      .map((file) => file.split(path.sep).join('/'))
      .filter(
        (file) => !/\.test\.tsx?$/.test(file) && !file.startsWith('lib/platform/db/generated/'),
      ),
  );
  return new Map([...files].map((file) => [file, importsOf(file, files)]));
}

function importsOf(file: string, files: ReadonlySet<string>): Set<string> {
  const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, 'utf8'), true, true);
  return new Set(
    importedFiles
      .map(({ fileName }) => resolve(file, fileName, files))
      .filter((found) => found !== undefined),
  );
}

function resolve(from: string, name: string, files: ReadonlySet<string>): string | undefined {
  const isOwn = name.startsWith('@/') || name.startsWith('.');
  if (!isOwn) return undefined;
  const base = name.startsWith('@/')
    ? name.slice(2)
    : path.posix.join(path.posix.dirname(from), name);
  return ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((end) => `${base}${end}`)
    .find((candidate) => files.has(candidate));
}

/** The same between parts of the product, such as folders; what is inside one part is left out. */
export function edgesBetween(
  imports: ImportGraph,
  partOf: (file: string) => string | undefined,
): Edge[] {
  const edges = new Map<string, Edge>();
  for (const [file, imported] of imports) {
    for (const other of imported) {
      const [from, to] = [partOf(file), partOf(other)];
      if (from === undefined || to === undefined || from === to) continue;
      const key = `${from} --> ${to}`;
      if (!edges.has(key)) edges.set(key, { from, to, because: `${file} imports ${other}` });
    }
  }
  return [...edges.values()];
}

/**
 * The knots of a graph: sets of two and more that all need each other (Tarjan's strongly connected
 * components), each in alphabetical order.
 */
export function findKnots(graph: ImportGraph): string[][] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const knots: string[][] = [];
  const visit = (node: string): number => {
    const number = numbers.size;
    let low = number;
    numbers.set(node, number);
    open.push(node);
    isOpen.add(node);
    for (const next of graph.get(node) ?? []) {
      if (!numbers.has(next)) low = Math.min(low, visit(next));
      else if (isOpen.has(next)) low = Math.min(low, lowest.get(next) ?? numbers.get(next) ?? low);
    }
    lowest.set(node, low);
    if (low === number) {
      const knot = open.splice(open.indexOf(node));
      for (const member of knot) isOpen.delete(member);
      if (knot.length > 1) knots.push(knot.sort());
    }
    return low;
  };
  for (const node of graph.keys()) if (!numbers.has(node)) visit(node);
  return knots;
}
