#!/usr/bin/env node
// Speaks the protocol of Prisma's native schema engine (JSON-RPC, one object per line) on top of the
// same engine compiled to WASM, so that migrations need neither a download nor a platform binary.
// See docs/decisions/0013-schema-engine-in-wasm.md.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import readline from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

const require = createRequire(import.meta.url);
const argv = process.argv.slice(2);

function valuesOf(flag) {
  return argv.flatMap((arg, i) => (arg === flag && argv[i + 1] !== undefined ? [argv[i + 1]] : []));
}

// The driver splits a script at every semicolon, which cuts function bodies in two. PostgreSQL takes
// scripts whole, so they go to it as they stand in the migration.
function sendScriptsWhole(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

class WholeScriptAdapterFactory extends PrismaPg {
  async connect() {
    return sendScriptsWhole(await super.connect());
  }

  async connectToShadowDb() {
    return sendScriptsWhole(await super.connectToShadowDb());
  }
}

async function loadEngineClass() {
  const entry = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = fs.readFileSync(entry.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings.SchemaEngine;
}

function connectionUrl() {
  const [datasource] = valuesOf('--datasource');
  const url = datasource ? JSON.parse(datasource).url : undefined;
  return url || process.env.DATABASE_URL || '';
}

async function startEngine(adapterFactory) {
  const SchemaEngine = await loadEngineClass();
  const datamodels = valuesOf('--datamodels').map((file) => [file, fs.readFileSync(file, 'utf8')]);
  const ignoreLog = () => undefined;
  return SchemaEngine.new(
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    ignoreLog,
    adapterFactory,
  );
}

function describeFailure(error, adapterFactory) {
  const text = String(error?.message ?? error);
  // The engine reports a failure inside the driver only by a number; the driver's own words help more.
  const driverError = adapterFactory.errorRegistry.consumeError?.(Number(/\d+/.exec(text)?.[0]));
  const message = driverError ? String(driverError.error?.message ?? driverError.error) : text;
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: false,
      message,
      meta: error?.meta ?? null,
      error_code: error?.code ?? error?.error_code ?? null,
    },
  };
}

async function canConnect() {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: connectionUrl() });
  try {
    await client.connect();
    await client.end();
    process.stdout.write('Connection successful\n');
  } catch (error) {
    const fields = { error_code: 'P1001', message: error.message };
    const line = { level: 'ERROR', target: 'schema_engine::logger', fields };
    process.stderr.write(`${JSON.stringify(line)}\n`);
    process.exitCode = 1;
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

async function serve() {
  const adapterFactory = bindMigrationAwareSqlAdapterFactory(
    new WholeScriptAdapterFactory({ connectionString: connectionUrl() }),
  );
  let starting;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // The client's word that it has printed.
    let answer;
    try {
      const engine = await (starting ??= startEngine(adapterFactory));
      const result = (await engine[method](params)) ?? null;
      // The native engine asks its client to print a diff; in WASM the text comes with the result.
      if (method === 'diff' && result?.stdout) {
        send({ id: `print-${id}`, method: 'print', params: { content: result.stdout } });
      }
      answer = { result };
    } catch (error) {
      answer = { error: describeFailure(error, adapterFactory) };
    }
    send({ id, ...answer });
  }
  process.exit(0);
}

await (argv.includes('can-connect-to-database') ? canConnect() : serve());
