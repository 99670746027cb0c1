import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from './embedded';

const checkout = path.resolve(import.meta.dirname, '..', '..', '..');
const isRoot = process.getuid?.() === 0;

let folder: string;
let notices: string[];
let running: EmbeddedServer[];

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-embedded-'));
  fs.chmodSync(folder, 0o755);
  notices = [];
  running = [];
});

afterEach(async () => {
  for (const server of running) {
    await server.stop();
    if (!server.dataFolder.startsWith(folder)) {
      fs.rmSync(path.dirname(server.dataFolder), { recursive: true });
    }
  }
  fs.rmSync(folder, { recursive: true });
});

async function start(
  password = 'first',
  more: { maxConnections?: number } = {},
): Promise<EmbeddedServer> {
  const onNotice = (text: string) => notices.push(text);
  const options = { checkout, folder, password, durable: false, onNotice, ...more };
  const server = await startEmbedded(options);
  running.push(server);
  return server;
}

async function ask(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.ownerUrl('postgres') });
  await client.connect();
  try {
    return (await client.query<{ value: unknown }>(sql)).rows[0]?.value;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  it('lets no one but its owner read its log, not even one that was there before', async () => {
    const file = path.join(folder, 'postgres.log');
    fs.writeFileSync(file, 'old', { mode: 0o644 });
    await start();
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps its data from one start to the next, behind its password and on loopback only', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS value');
    await first.stop();
    const second = await start();
    expect(await ask(second, 'SELECT value FROM kept')).toBe(7);
    expect(await ask(second, `SELECT current_setting('listen_addresses') AS value`)).toBe(
      '127.0.0.1',
    );
    const stranger = new pg.Client(second.ownerUrl('postgres').replace('first', 'guess'));
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  });

  it.each([
    ['of a process that is gone', 999_999_999],
    ['whose number now belongs to another program', process.pid],
  ])('starts over a lock file %s', async (_name, pid) => {
    const first = await start();
    await first.stop();
    const lock = `${pid}\n${first.dataFolder}\n1\n${first.port}\n\n127.0.0.1\n`;
    fs.writeFileSync(path.join(first.dataFolder, 'postmaster.pid'), lock);
    const second = await start();
    expect(await ask(second, 'SELECT 1 AS value')).toBe(1);
    expect(notices).toEqual([`removed the lock file that process ${pid} left behind`]);
  });

  it('is taken over when the program that started it was killed', async () => {
    const orphan = await start();
    const second = await start();
    expect(second.port).toBe(orphan.port);
    expect(notices[0]).toMatch(/still running/);
    await second.stop();
    await expect(ask(second, 'SELECT 1 AS value')).rejects.toThrow('ECONNREFUSED');
  });

  it('is started anew where it outlived its program and lets too few connect', async () => {
    const orphan = await start();
    await ask(orphan, 'CREATE TABLE kept AS SELECT 7 AS value');
    const second = await start('first', { maxConnections: 140 });
    expect(notices).toEqual([expect.stringMatching(/still running .*, for fewer connections/)]);
    expect(await ask(second, `SELECT current_setting('max_connections') AS value`)).toBe('140');
    expect(await ask(second, 'SELECT value FROM kept')).toBe(7);
  });

  it('refuses data of another PostgreSQL major and says how to keep it', async () => {
    const first = await start();
    const { dataFolder } = first;
    await first.stop();
    fs.writeFileSync(path.join(dataFolder, 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toMatchObject({
      message: expect.stringContaining("PostgreSQL 16's; Evenhand brings PostgreSQL 18") as string,
      remedy: expect.stringContaining(`mv ${dataFolder} ${dataFolder}.old`) as string,
    });
  });

  it('refuses a folder that holds something else', async () => {
    const dataFolder = path.join(folder, 'postgres');
    fs.mkdirSync(dataFolder);
    if (isRoot) fs.chownSync(dataFolder, 65_534, 65_534);
    await expect(start()).rejects.toThrow('is not a PostgreSQL data folder');
  });

  it('says what is wrong when its password was lost', async () => {
    await (await start('first')).stop();
    await expect(start('another')).rejects.toMatchObject({
      message: expect.stringContaining('password authentication failed') as string,
      remedy: expect.stringContaining('secrets.json') as string,
    });
  });

  it.runIf(isRoot)('serves a checkout that the database user cannot enter', async () => {
    fs.chmodSync(folder, 0o700);
    const inner = path.join(folder, '.data');
    const options = { checkout, folder: inner, password: 'first', durable: false };
    const first = await startEmbedded({ ...options, onNotice: (text) => notices.push(text) });
    running.push(first);
    await ask(first, 'CREATE TABLE kept AS SELECT 8 AS value');
    expect(first.dataFolder.startsWith(folder)).toBe(false);
    expect(notices[0]).toContain(first.dataFolder);
    await first.stop();
    const second = await startEmbedded(options);
    running[0] = second;
    expect(await ask(second, 'SELECT value FROM kept')).toBe(8);
  });
});
