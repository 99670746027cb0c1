/** The import directions of the architecture. Each rule's comment is what the reader of a failure needs. */
const fs = require('node:fs');
const path = require('node:path');
const { readPicture } = require('./scripts/lint/picture-of-imports.mjs');

const testFile = '(\\.test\\.tsx?$|^tests/|^e2e/)';
/** A folder that is a part of its own: those of features, platform, tools and shared, and the others of lib. */
const part = '(?:features|platform|tools|shared)/[^/]+|(?!features/|platform/|tools/|shared/)[^/]+';
const picture = readPicture(fs.readFileSync(path.join(__dirname, 'ARCHITECTURE.md'), 'utf8'));

/** A folder with all inside of it, or a file of that name. */
const patternOf = (place) => `^${place}(/|\\.tsx?$)`;

/** What a part may not import: every other part that no arrow of its own leads to. */
const layers = picture.nodes.map(({ name, paths }) => {
  const reached = picture.edges.filter(({ from }) => from === name).map(({ to }) => to);
  const mayImport = ({ name: other }) => other === name || reached.includes(other);
  const allowed = picture.nodes.filter(mayImport).flatMap((node) => node.paths);
  const forbidden = picture.nodes.filter((node) => !mayImport(node)).flatMap((node) => node.paths);
  const isInside = (inner, outer) => inner.startsWith(`${outer}/`);
  const within = (places, others) =>
    places.filter((place) => others.some((other) => isInside(place, other))).map(patternOf);
  return {
    name: `${name}-imports-as-drawn`,
    comment: 'Imports lead down, as the picture in ARCHITECTURE.md is drawn.',
    severity: 'error',
    from: {
      path: paths.map(patternOf),
      pathNot: [
        testFile,
        ...within(forbidden, paths),
        ...within(
          allowed.filter((place) => !paths.includes(place)),
          paths,
        ),
      ],
    },
    to: { path: forbidden.map(patternOf), pathNot: within(allowed, forbidden) },
  };
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file, or hide a third. Types count, and imports inside ' +
        'of functions; that folders do not need each other either, tests/imports.test.ts sees.',
      severity: 'error',
      from: { pathNot: '^lib/platform/db/generated/' },
      to: { circular: true },
    },
    ...layers,
    {
      name: 'core-imports-only-itself',
      comment:
        'Deciding is pure: a clock, a database or a library in the core could change an answer.',
      severity: 'error',
      from: { path: '^lib/assignment/core/', pathNot: testFile },
      to: { pathNot: '^lib/assignment/core/' },
    },
    {
      name: 'components-know-types-and-schemas-only',
      comment:
        'A component draws what it is given. It may import components, the types of the core, words, and ' +
        'what both sides of a form share; everything else reaches it through props.',
      severity: 'error',
      from: { path: '^components/', pathNot: testFile },
      to: {
        path: '^(lib|app|prisma|scripts)/',
        pathNot: [
          '^lib/(assignment/core|contracts|wording)/',
          '^lib/((features|platform|tools)/)?[^/]+/[^/]*(schema|dto|types|codes|labels|state|permissions)\\.ts$',
          '^lib/(platform/actions/(state|call-action|connection|page-member)|shared/time)\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-has-no-domain-words',
      comment: 'Primitives are shared by every domain, so they know none of them.',
      severity: 'error',
      from: { path: '^components/ui/', pathNot: testFile },
      to: { path: '^(components/(?!ui/)|lib/assignment/)' },
    },
    {
      name: 'no-feature-internals',
      comment:
        "Folders inside a feature are its own business: import the feature's top-level files.",
      severity: 'error',
      from: { path: `^lib/(${part})/`, pathNot: testFile },
      to: {
        path: `^lib/(${part})/[^/]+/`,
        pathNot: [
          '^lib/$1/',
          '^lib/assignment/core/',
          '^lib/(contracts/[^/]+|assignment/sql)/index\\.ts$',
          '^lib/platform/db/generated/',
        ],
      },
    },
    {
      name: 'assign-by-index',
      comment:
        'Whoever assigns goes through lib/assignment/index.ts, so that every path takes the lock.',
      severity: 'error',
      from: { path: '^(lib|app|scripts)/', pathNot: ['^lib/(assignment|tools/doctor)/', testFile] },
      to: {
        path: '^lib/assignment/',
        // The index of sql has pieces of statements, by which reports mean by rows what assigning means.
        pathNot: ['^lib/assignment/(sql/)?index\\.ts$', '^lib/assignment/core/'],
      },
    },
    {
      name: 'doctor-checks-by-the-heart',
      comment:
        'The doctor compares what is stored with what the heart would write: by its own functions, and these only.',
      severity: 'error',
      from: { path: '^lib/tools/doctor/', pathNot: testFile },
      to: {
        path: '^lib/assignment/',
        pathNot: [
          '^lib/assignment/((sql/)?index|events|facts|load-waiting-line|place)\\.ts$',
          '^lib/assignment/core/',
        ],
      },
    },
    {
      name: 'nobody-is-installed',
      comment:
        'Only the invented people of demo firms and tests get a password from somebody else. ' +
        'Everybody else is invited and sets their own.',
      severity: 'error',
      from: { path: '^(app|components|lib|scripts)/', pathNot: ['^lib/tools/demo/', testFile] },
      to: { path: '^lib/features/members/install-member\\.ts$' },
    },
    {
      name: 'prisma-client-only-in-db',
      comment:
        'A tenant handle comes from withFirm and from nowhere else. Types may travel, and scripts ' +
        'close the pool before they end.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: ['^lib/platform/db/', testFile] },
      to: {
        path: [
          '^lib/platform/db/generated/',
          '^lib/platform/db/client\\.ts$',
          '^node_modules/@prisma/client',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-does-not-import-tools',
      comment: 'The running product must not depend on scripts or tests.',
      severity: 'error',
      from: { path: '^(app|components|lib)/', pathNot: testFile },
      to: { path: '^(scripts|tests|e2e)/' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that nothing answers breaks at run time.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/platform/db/generated/'] },
    exclude: { path: ['^\\.next/', '^\\.data/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
