import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { OPERATIONS } from '@/app/api/v1/operations';
import type { Operation } from '@/app/api/v1/operation';
import { checkout } from './checkout';

/** A page or a route handler, with its parameters in brackets: `/cases/[caseId]`. */
export interface AddressEntryPoint {
  readonly path: string;
  readonly isPage: boolean;
}

/** A server action: a POST to a page that uses it, under the id that the build gave it. */
export interface ActionEntryPoint {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

export interface EntryPoints {
  readonly addresses: readonly AddressEntryPoint[];
  readonly actions: readonly ActionEntryPoint[];
  readonly operations: readonly Operation[];
}

const routesSchema = z.record(z.string(), z.string());
const actionsSchema = z.object({
  node: z.record(
    z.string(),
    z.object({ workers: z.record(z.string(), z.unknown()), exportedName: z.string() }),
  ),
});

/** Every way into the build that lies here: the lists are the build's own, so that none is forgotten. */
export function listEntryPoints(): EntryPoints {
  const routes = routesSchema.parse(readManifest('app-path-routes-manifest.json'));
  const { node } = actionsSchema.parse(readManifest('server', 'server-reference-manifest.json'));
  return {
    addresses: Object.entries(routes).map(([file, at]) => ({
      path: at,
      isPage: file.endsWith('/page'),
    })),
    actions: Object.entries(node).map(([id, { workers, exportedName }]) => {
      const [worker = ''] = Object.keys(workers);
      return { id, name: exportedName, path: routes[worker.replace(/^app/, '')] ?? '/dashboard' };
    }),
    operations: OPERATIONS,
  };
}

function readManifest(...segments: string[]): unknown {
  const file = path.join(checkout, '.next', ...segments);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as unknown;
}
