import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OPERATIONS } from '@/lib/api/operations';
import { checkout } from '../lib/checkout';

/** One way into the product. */
export type Door =
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

const routesSchema = z.record(z.string(), z.string());
const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), exportedName: z.string() }),
  ),
});

/** Every way into the build that lies here: the lists are the build's own, so that none is forgotten. */
export function listDoors(): Door[] {
  const routes = routesSchema.parse(readManifest('app-path-routes-manifest.json'));
  const addresses = [...new Set([...Object.values(routes), ...FRAMEWORK, ...STATIC])];
  return [
    ...addresses.map((address): Door => ({ kind: 'address', path: address })),
    ...listActions(routes),
    ...OPERATIONS.map(({ method, path: at }): Door => {
      return { kind: 'operation', method, path: `/api/v1${at}` };
    }),
  ];
}

function listActions(routes: Record<string, string>): Door[] {
  const { node } = actionsSchema.parse(readManifest('server', 'server-reference-manifest.json'));
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const [worker = ''] = Object.keys(workers);
    const at = routes[worker.replace(/^app/, '')] ?? '/dashboard';
    return { kind: 'action', id, path: at, name: exportedName };
  });
}

function readManifest(...segments: string[]): unknown {
  const file = path.join(checkout, '.next', ...segments);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as unknown;
}
