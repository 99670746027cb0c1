import path from 'node:path';

/**
 * Points Prisma's CLI at the WASM schema engine of this repository, unless the environment already
 * names a native one. Prisma would otherwise download a native engine from a host of its own, which
 * fails on closed networks. Windows cannot start a script by its shebang, so it keeps the download.
 */
export function useBundledSchemaEngine() {
  if (process.env.PRISMA_SCHEMA_ENGINE_BINARY || process.platform === 'win32') return;
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = path.join(import.meta.dirname, 'schema-engine.mjs');
}
