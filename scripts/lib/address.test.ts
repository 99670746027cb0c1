import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkPortIsFree, readPort } from './address';

const servers: net.Server[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(
    servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))),
  );
});

async function listen(server: net.Server, host?: string): Promise<number> {
  servers.push(server);
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('the port', () => {
  it('is 3000 unless PORT says otherwise, and PORT must be a port', () => {
    vi.stubEnv('PORT', '');
    expect(readPort()).toBe(3000);
    vi.stubEnv('PORT', '4321');
    expect(readPort()).toBe(4321);
    vi.stubEnv('PORT', 'web');
    expect(readPort).toThrow('PORT is "web"');
    vi.stubEnv('PORT', '70000');
    expect(readPort).toThrow('PORT is "70000"');
  });

  it.each([undefined, '127.0.0.1'])(
    'is refused with another to use while a program listens on it (host %s)',
    async (host) => {
      const port = await listen(
        net.createServer((socket) => socket.destroy()),
        host,
      );
      await expect(checkPortIsFree(port)).rejects.toMatchObject({
        message: `Port ${port} is in use by another program.`,
        remedy: expect.stringMatching(/PORT=\d+ npm start/) as string,
      });
    },
  );

  it("is refused by name when another checkout's Evenhand serves on it", async () => {
    const health = JSON.stringify({ status: 'ok', database: 'ok', version: '1.0.0' });
    const port = await listen(http.createServer((_request, response) => response.end(health)));
    await expect(checkPortIsFree(port)).rejects.toThrow(
      `Another Evenhand, of another checkout, serves on port ${port}.`,
    );
  });

  it('is accepted when no one listens', async () => {
    const server = net.createServer();
    const port = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    servers.length = 0;
    await expect(checkPortIsFree(port)).resolves.toBeUndefined();
  });
});
