import { listEntryPoints as listEntryPointsOfBuild } from '../lib/entry-points-of-build';

/** One way into the product. */
export type EntryPoint =
  | { readonly kind: 'address'; readonly path: string }
  | { readonly kind: 'action'; readonly path: string; readonly id: string; readonly name: string }
  | { readonly kind: 'operation'; readonly path: string; readonly method: string };

/** What the framework answers by itself; no manifest lists it. */
const FRAMEWORK = [
  ...['signin', 'signout', 'session', 'csrf', 'providers', 'error', 'verify-request', '_log'],
  ...['callback/credentials', 'signin/credentials', 'callback/unknown'],
].map((name) => `/api/auth/${name}`);

const STATIC = [
  '/_next/static/chunks/none.js',
  '/_next/image?url=%2Ficon.svg&w=64&q=75',
  '/_next/data/x.json',
];

/** Every way into the build that lies here, and what the framework brings along. */
export function listEntryPoints(): EntryPoint[] {
  const { addresses, actions, operations } = listEntryPointsOfBuild();
  const paths = new Set([...addresses.map(({ path }) => path), ...FRAMEWORK, ...STATIC]);
  return [
    ...[...paths].map((path): EntryPoint => ({ kind: 'address', path })),
    ...actions.map((action): EntryPoint => ({ kind: 'action', ...action })),
    ...operations.map(({ method, path }): EntryPoint => {
      return { kind: 'operation', method, path: `/api/v1${path}` };
    }),
  ];
}
