import type { APIRequestContext } from '@playwright/test';
import { asOwner } from '@/tests/integration/as-owner';
import { expect, test } from './fixtures';
import { createFirm } from './api-client';

const PASSWORD = 'correct horse battery staple';
const CALLBACK = '/api/auth/callback/credentials';

/** The person who has the token against forged requests, and what the browser keeps beside it. */
async function csrfOf(request: APIRequestContext): Promise<string> {
  const answer = await request.get('/api/auth/csrf');
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
}

async function signIn(
  request: APIRequestContext,
  credentials: { email: string; password: string },
  headers: Record<string, string> = {},
) {
  const form = { ...credentials, csrfToken: await csrfOf(request), json: 'true' };
  return request.post(CALLBACK, { form, headers, maxRedirects: 0 });
}

// As a browser would say of a page of ours: without it the server's entry refuses to write.
test.use({ extraHTTPHeaders: { origin: process.env.EVENHAND_TEST_URL ?? '' } });

test('the framework’s endpoint signs in, and its session is that of the pages', async ({
  request,
}) => {
  const { adminEmail: email } = await createFirm();
  expect((await signIn(request, { email, password: PASSWORD })).status()).toBe(200);
  const page = await request.get('/account', { maxRedirects: 0 });
  expect(page.status()).toBe(200);
  expect(await page.text()).toContain('Where you are signed in');
  expect(await (await request.get('/api/auth/session')).json()).toHaveProperty('sessionId');
  const form = { csrfToken: await csrfOf(request), json: 'true' };
  await request.post('/api/auth/signout', { form });
  expect(await (await request.get('/api/auth/session')).json()).toEqual({});
  expect((await request.get('/account', { maxRedirects: 0 })).status()).toBe(307);
});

test('what no one uses of the framework is not there', async ({ request }) => {
  const closed = [
    ['GET', 'providers'],
    ['GET', 'signin'],
    ['POST', 'signin/credentials'],
    ['GET', 'signout'],
    ['GET', 'error'],
    ['GET', 'verify-request'],
    ['GET', 'callback/credentials'],
    ['POST', 'callback/google'],
    ['POST', 'session'],
    ['POST', '_log'],
    ['POST', 'csrf'],
    ['GET', 'anything'],
  ] as const;
  for (const [method, path] of closed) {
    const answer = await request.fetch(`/api/auth/${path}`, { method, maxRedirects: 0 });
    expect(answer.status(), `${method} ${path}`).toBe(404);
  }
});

test('a body that cannot be read is refused, and does not fail', async ({ request }) => {
  const bodies = [
    ['application/json', '{"email":', 400],
    ['application/json', '[[[[]]]]', 400],
    ['application/json', '{"email":{"deep":{}}}', 400],
    ['application/json', 'null', 400],
    ['text/plain', 'email=a', 415],
    ['application/x-www-form-urlencoded', 'x='.padEnd(20_000, 'x'), 413],
  ] as const;
  for (const [type, data, status] of bodies) {
    const answer = await request.post(CALLBACK, {
      headers: { 'content-type': type },
      data: Buffer.from(data),
      maxRedirects: 0,
    });
    expect(answer.status(), `${type} ${data.slice(0, 30)}`).toBe(status);
  }
});

test('a forged host or return address leads nowhere else', async ({ request, baseURL }) => {
  const { adminEmail: email } = await createFirm();
  const csrfToken = await csrfOf(request);
  const targets = ['https://evil.example/', '//evil.example', 'https:evil.example'];
  for (const callbackUrl of targets) {
    const form = { email, password: PASSWORD, csrfToken, callbackUrl };
    const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const answer = await request.post(CALLBACK, { form, headers, maxRedirects: 0 });
    const location = answer.headers()['location'] ?? '/';
    expect(new URL(location, baseURL).origin, callbackUrl).toBe(new URL(baseURL ?? '').origin);
  }
});

test('what another site sends in a member’s name is refused, and on record in their firm', async ({
  request,
}) => {
  const { adminEmail: email, firmId } = await createFirm();
  await signIn(request, { email, password: PASSWORD });
  const origin = 'https://elsewhere.example';
  const answer = await request.post('/rules/backtest', {
    headers: { origin },
    form: { days: 30 },
  });
  expect(answer.status()).toBe(403);
  await expect
    .poll(() =>
      asOwner(
        `SELECT r.data, m.email FROM access_records r
           JOIN members m ON m.firm_id = r.firm_id AND m.id = r.member_id
          WHERE r.firm_id = $1 AND r.kind = 'origin-refused'`,
        [firmId],
      ),
    )
    .toEqual([{ data: { origin }, email }]);
});

test('guesses at the form and at the endpoint count as one, whatever address a client claims', async ({
  request,
  page,
}) => {
  const { adminEmail: email } = await createFirm();
  for (let n = 0; n < 9; n += 1) {
    const answer = await signIn(
      request,
      { email, password: 'wrong' },
      { 'x-forwarded-for': `203.0.113.${n}` },
    );
    expect(answer.status()).toBe(401);
  }
  await page.goto('/sign-in');
  const guess = async () => {
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  };
  await guess();
  await expect(page.getByText('do not belong together')).toBeVisible();
  await guess();
  await expect(page.getByText('Too many attempts to sign in')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
  const refused = await signIn(request, { email, password: PASSWORD });
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(60);
});
