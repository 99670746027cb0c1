import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';

const checkout = path.resolve(import.meta.dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-start-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function runStart(
  environment: Record<string, string>,
): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, [path.join(checkout, 'scripts', 'start.mjs')], {
    env: { ...process.env, EVENHAND_DATA: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

it('npm start ends with the cause and the remedy when its port is taken', async () => {
  const server = net.createServer((socket) => socket.destroy()).listen(0);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, text } = await runStart({ PORT: port });
  await new Promise((resolve) => server.close(resolve));
  expect(code).toBe(1);
  expect(text).toMatch(new RegExp(`✗ Port ${port} is in use .*\\n +→ .*PORT=\\d+ npm start`));
  expect(fs.existsSync(path.join(folder, 'running.json'))).toBe(false);
});

it('npm start ends with the cause and the remedy when DATABASE_URL is wrong', async () => {
  const { code, text } = await runStart({
    PORT: String(20_000 + (process.pid % 10_000)),
    DATABASE_URL: 'postgresql://someone:hush-hush@127.0.0.1:1/evenhand',
  });
  expect(code).toBe(1);
  expect(text).toMatch(/✗ No PostgreSQL answers at 127\.0\.0\.1:1/);
  expect(text).not.toContain('hush-hush');
});
