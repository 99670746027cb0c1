/*
 * The picture of imports in ARCHITECTURE.md is where the layers are written down. The linter of imports
 * takes its directions from it, and a test compares it with what the code imports.
 */

/**
 * Reads the picture: the nodes from the bottom up, each with the paths that its label lists, and which
 * node may import which.
 *
 * @param {string} markdown
 * @returns {{ nodes: { name: string, paths: string[] }[], edges: { from: string, to: string }[] }}
 */
export function readPicture(markdown) {
  const drawn = /```mermaid\n([\s\S]*?)```/.exec(markdown)?.[1] ?? '';
  const nodes = [...drawn.matchAll(/^\s*([\w-]+)\["(.*)"\]$/gm)].map(
    ([, name = '', label = '']) => ({
      name,
      paths: pathsOf(label),
    }),
  );
  const edges = [...drawn.matchAll(/^\s*([\w-]+) --> (.+)$/gm)].flatMap(
    ([, from = '', targets = '']) => targets.split('&').map((to) => ({ from, to: to.trim() })),
  );
  return { nodes: nodes.reverse(), edges };
}

/**
 * `lib: db, http` stands for `lib/platform/db` and `lib/platform/http`; a label without a colon is one path.
 *
 * @param {string} label
 * @returns {string[]}
 */
function pathsOf(label) {
  const [parent, children] = label.replaceAll('<br>', ' ').split(':');
  if (children === undefined) return [label.trim()];
  return children.split(',').map((child) => `${parent.trim()}/${child.trim()}`);
}

/**
 * Whether a file belongs to a path of the picture: a folder with all inside, or a file of that name.
 *
 * @param {string} file
 * @param {string} path
 */
export function belongsTo(file, path) {
  return file.startsWith(`${path}/`) || file === `${path}.ts`;
}

/**
 * The node of a file; of two that hold it the one that names the deeper folder.
 *
 * @param {readonly { name: string, paths: string[] }[]} nodes
 * @param {string} file
 * @returns {string | undefined}
 */
export function nodeOf(nodes, file) {
  const holders = nodes.flatMap(({ name, paths }) =>
    paths.filter((path) => belongsTo(file, path)).map((path) => ({ name, length: path.length })),
  );
  return holders.sort((a, b) => b.length - a.length)[0]?.name;
}
