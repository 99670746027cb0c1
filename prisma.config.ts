import path from 'node:path';
import { defineConfig } from 'prisma/config';
import { useBundledSchemaEngine } from './scripts/prisma/use-bundled-schema-engine.mjs';

useBundledSchemaEngine();

export default defineConfig({
  schema: path.join('prisma', 'schema'),
  migrations: { path: path.join('prisma', 'migrations') },
  // `generate` needs no database; every command that does is started with the owner's URL.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
