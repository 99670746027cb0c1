import { request as requests, type APIRequestContext } from '@playwright/test';
import { stopChild } from '@/scripts/lib/processes';
import { startServer, waitUntilHealthy } from '@/scripts/lib/server';
import { freePort } from '@/scripts/test/product';
import { expect, test } from './fixtures';
import { createFirm } from './api-client';

/** Starts another process of the product on the database of the one that is tested. */
async function startAnother() {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = startServer({
    ...{ mode: 'production', host: '127.0.0.1', port },
    // What the tests' own process needs of Node is not the server's.
    environment: { ...process.env, NODE_OPTIONS: '' },
  });
  await waitUntilHealthy(server, url);
  return { url, stop: () => stopChild(server, 10_000) };
}

/** A browser that is known nowhere. */
function client(url: string): Promise<APIRequestContext> {
  return requests.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } });
}

async function guess(at: APIRequestContext, email: string, password = 'wrong') {
  const { csrfToken } = (await (await at.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { email, password, csrfToken, json: 'true' };
  const path = '/api/auth/callback/credentials';
  const answer = await at.post(path, { form, maxRedirects: 0 });
  return { status: answer.status(), retryAfter: Number(answer.headers()['retry-after']) };
}

test('guesses at two processes on one database count as one', async ({ baseURL }) => {
  const { adminEmail: email } = await createFirm();
  const other = await startAnother();
  try {
    const [here, there] = await Promise.all([client(baseURL ?? ''), client(other.url)]);
    for (let n = 0; n < 5; n += 1) {
      expect((await guess(here, email)).status).toBe(401);
      expect((await guess(there, email)).status).toBe(401);
    }
    for (const at of [here, there]) {
      const refused = await guess(at, email, 'correct horse battery staple');
      expect(refused.status).toBe(429);
      expect(refused.retryAfter).toBeGreaterThan(60);
    }
    await Promise.all([here.dispose(), there.dispose()]);
  } finally {
    await other.stop();
  }
});
