import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { identifyProcess } from './processes';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'evenhand-lock-'));
  vi.stubEnv('EVENHAND_DATA', folder);
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(folder, { recursive: true });
});

function writeHolder(pid: number, identity: string, kind: string): void {
  const holder = { pid, identity, kind, address: 'http://localhost:3000' };
  fs.writeFileSync(path.join(folder, 'running.json'), JSON.stringify(holder));
}

it('lets one server run in a checkout and tells a second one where the first is', async () => {
  const { takeRunLock, findHolder } = await import('./run-lock');
  const lock = await takeRunLock('server', () => undefined);
  lock.publish({ address: 'http://localhost:3000' });
  expect(findHolder()?.address).toBe('http://localhost:3000');
  await expect(takeRunLock('server', () => undefined)).rejects.toMatchObject({
    message: expect.stringContaining(
      'already runs in this checkout at http://localhost:3000',
    ) as string,
    remedy: expect.stringContaining(`kill ${process.pid}`) as string,
  });
  lock.release();
  expect(findHolder()).toBeNull();
});

it('does not mistake a later process with the same number for the one that crashed', async () => {
  const { takeRunLock, findHolder } = await import('./run-lock');
  writeHolder(process.pid, `${process.pid}@long-ago`, 'server');
  expect(findHolder()).toBeNull();
  const lock = await takeRunLock('server', () => undefined);
  lock.release();
});

it('waits for a command that uses the database, then goes on', async () => {
  const { takeRunLock } = await import('./run-lock');
  const command = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const pid = command.pid ?? 0;
  writeHolder(pid, identifyProcess(pid) ?? '', 'command');
  const onWait = vi.fn(() => command.stdin.end());
  const lock = await takeRunLock('server', onWait);
  expect(onWait).toHaveBeenCalledOnce();
  if (command.exitCode === null) await once(command, 'exit');
  lock.release();
});
