import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, FrameLocator, Page } from '@playwright/test';
import { en, type Messages } from '@/app/intake/messages/en';
import { es } from '@/app/intake/messages/es';
import { listSubmissions } from '@/lib/features/intake';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '@/tests/integration/as-owner';
import { addAttorney, expect, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';
import { show } from './fixtures/show';
import { emailTokenOf, openIntake } from '@/tests/integration/submissions';

/** People with phones in their languages. */
const VISITORS = [
  {
    ...{ locale: 'es-MX', words: es, welcome: 'Hablamos español.' },
    ...{ name: 'Luz Marina Peña', email: 'luz@example.com' },
    ...{ language: 'Español', otherLanguage: 'English', others: en },
  },
  {
    ...{ locale: 'en-US', words: en, welcome: 'We speak English.' },
    ...{ name: 'Grace Okafor', email: 'grace@example.com' },
    ...{ language: 'English', otherLanguage: 'Español', others: es },
  },
] as const;

/** The box of consent, whose words name the firm. */
const consentIn = (page: Page, { consent }: Messages) =>
  page.getByRole('checkbox', { name: consent.split('{')[0] ?? '' });

/** Sends the form from a phone, after a refusal and a change of language, and reads the status page. */
async function sendFromPhone(
  browser: Browser,
  address: string,
  {
    locale,
    words,
    welcome,
    name,
    email,
    language,
    otherLanguage,
    others,
  }: (typeof VISITORS)[number],
): Promise<void> {
  const viewport = { width: 390, height: 844 };
  const phone = await browser.newContext({ viewport, locale, isMobile: true, hasTouch: true });
  const visitor = await phone.newPage();
  await visitor.goto(address);
  await expect(visitor.getByText(welcome)).toBeVisible();
  await visitor.getByLabel(words.name).fill(name);
  await visitor.getByRole('button', { name: words.send }).tap();
  await expect(visitor.getByLabel(words.email)).toHaveAccessibleDescription(
    new RegExp(words.problems.required),
  );
  await visitor.getByRole('button', { name: otherLanguage }).tap();
  await expect(visitor.getByLabel(others.name)).toHaveValue(name);
  await visitor.getByRole('button', { name: language }).tap();
  await visitor.getByLabel(words.email).fill(email);
  await visitor.getByLabel(words.need).selectOption('H-1B');
  await consentIn(visitor, words).check();
  await visitor.getByRole('button', { name: words.send }).tap();
  const link = visitor.getByRole('link', { name: words.sentLink });
  await visitor.goto((await link.getAttribute('href')) ?? '');
  await expect(visitor.getByText(words.status.steps.assigned)).toBeVisible();
  await expect(visitor.getByText('Ana Ruiz')).toBeVisible();
  await visitor.getByRole('button', { name: otherLanguage }).tap();
  await expect(visitor.getByText(others.status.steps.assigned)).toBeVisible();
  await phone.close();
}

/** Types all that is asked for, in English. */
async function fillIn(page: Page | FrameLocator): Promise<void> {
  await page.getByLabel(en.name).fill('Wei Zhang');
  await page.getByLabel(en.email).fill('wei@example.com');
  await page.getByLabel(en.need).selectOption('not-sure');
  await page.getByRole('checkbox', { name: /^I agree/ }).check();
}

test('an admin switches client intake on, and reads the first case that came in by itself', async ({
  page,
  firm,
  signInAs,
  browser,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  await signInAs('admin');
  await page.goto('/settings/intake');
  const shown = page.getByLabel('Its address');
  await expect(shown).toHaveValue(/^http/);
  const address = await shown.inputValue();
  expect((await page.request.get(address)).status()).toBe(404);
  await page.getByRole('switch', { name: 'Clients can come by the firm’s page' }).check();
  await page.getByLabel('Your own words above the form, in English').fill('We speak English.');
  await page.getByLabel('The same in Spanish').fill('Hablamos español.');
  await page.getByLabel('Websites that may show').fill('https://www.firm.example/contact');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The settings of intake are saved.')).toBeVisible();
  const answer = await page.request.get(address);
  expect(answer.headers()['content-security-policy']).toContain(
    'frame-ancestors https://www.firm.example',
  );

  for (const visitor of VISITORS) await sendFromPhone(browser, address, visitor);

  await page.goto('/submissions');
  await page.getByRole('link', { name: 'Case 1' }).click();
  await expect(page.getByRole('heading', { name: /Luz Marina Peña/ })).toBeVisible();
  await expect(page.getByText('E-mail, not confirmed: luz@example.com')).toBeVisible();
});

test('the page of a firm and its status page have no axe violation, light or dark, wide or narrow, and a person accepts who is not sure', async ({
  page,
  firm,
  signInAs,
  browser,
}) => {
  await addAttorney(firm, { name: 'Ana Ruiz' });
  const slug = await openIntake(firm.firmId, { welcomeEn: 'We speak English and Spanish.' });
  await show(page, `/intake/${slug}`, {});
  await inspectAllLooks(page);
  for (const { language, words } of VISITORS) {
    await page.getByRole('button', { name: language }).click();
    await page.getByRole('button', { name: words.send }).click();
    await expect(page.getByText(words.refusals.fields)).toBeVisible();
    await inspectAllLooks(page);
  }
  await fillIn(page);
  await page.getByRole('checkbox', { name: en['prior-denial'] }).check();
  await page.getByRole('button', { name: 'Send to the firm' }).click();
  const link = page.getByRole('link', { name: 'See what happens next' });
  await expect(link).toBeVisible();
  await inspectAllLooks(page);
  const path = (await link.getAttribute('href')) ?? '';
  await show(page, path, {});
  await expect(page.getByText('A person at the firm is reading')).toBeVisible();
  await inspectAllLooks(page);
  for (const address of ['/intake/status/gone', '/intake/no-such-firm']) {
    await show(page, address, {});
    await inspectAllLooks(page);
  }

  await signInAs('intake');
  await page.goto('/submissions');
  await expect(page.getByText('denied before')).toBeVisible();
  await inspectAllLooks(page);
  const waiting = page.getByRole('form', { name: 'Accept Wei Zhang' });
  await waiting.getByLabel('The case is').selectOption('H-1B');
  await waiting.getByRole('button', { name: 'Accept and open the case' }).click();
  await expect(page.getByText('There is a case for Wei Zhang now.')).toBeVisible();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(path);
  await expect(visitor.getByText('Ana Ruiz')).toBeVisible();
  await visitor.context().close();
});

test('the page behind the link in a mail has no axe violation before and after it is pressed', async ({
  page,
  firm,
}) => {
  const slug = await openIntake(firm.firmId);
  await page.goto(`/intake/${slug}`);
  await fillIn(page);
  await page.getByRole('button', { name: en.send }).click();
  await expect(page.getByText(en.sentTitle)).toBeVisible();
  // As when a mail was asked for: no mail server is there.
  await asOwner(
    `UPDATE intake_submissions SET confirm_id = $2, confirm_expires_at = now() + interval '1 day'
      WHERE firm_id = $1`,
    [firm.firmId, newId()],
  );
  await show(page, `/intake/status/confirm/${await emailTokenOf(firm.firmId)}`, {});
  await inspectAllLooks(page);
  await page.getByRole('button', { name: en.status.confirm }).click();
  await expect(page.getByText(en.status.confirmed)).toBeVisible();
  await inspectAllLooks(page);
});

test('what a visitor has typed comes along where the page is older than the server', async ({
  page,
  firm,
}) => {
  const slug = await openIntake(firm.firmId);
  await page.goto(`/intake/${slug}`);
  await fillIn(page);
  await page.route(`**/intake/${slug}`, (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 404, headers: { 'x-nextjs-action-not-found': '1' } })
      : route.continue(),
  );
  await page.getByRole('button', { name: en.send }).click();
  await expect(page.getByText(en.refusals['new-version'])).toBeVisible();
  await page.unroute(`**/intake/${slug}`);
  await page.getByRole('button', { name: en.reload }).click();
  await expect(page.getByRole('button', { name: en.reload })).toHaveCount(0);
  await expect(page.getByLabel(en.name)).toHaveValue('Wei Zhang');
  await expect(consentIn(page, en)).toBeChecked();
  await page.getByRole('button', { name: en.send }).click();
  await expect(page.getByText(en.sentTitle)).toBeVisible();
});

test('a visitor whose answer was lost, and who changes a word then, gets the link of what came in', async ({
  page,
  firm,
}) => {
  const slug = await openIntake(firm.firmId);
  await page.goto(`/intake/${slug}`);
  await fillIn(page);
  let lost = 0;
  await page.route(`**/intake/${slug}`, async (route) => {
    if (lost > 0 || route.request().method() !== 'POST') return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: en.send }).click();
  await expect(page.getByText(en.refusals.unsent)).toBeVisible();
  await page.getByLabel(en.name).fill('Wei Zhang Li');
  await page.getByRole('button', { name: en.send }).click();
  await expect(page.getByText(en.sentBeforeTitle)).toBeVisible();
  const path = await page.getByRole('link', { name: en.sentLink }).getAttribute('href');
  await page.goto(path ?? '');
  await expect(page.getByText(en.status.steps.reading)).toBeVisible();
  const { toReview } = await listSubmissions(firm.actor);
  expect(toReview.map(({ name }) => name)).toEqual(['Wei Zhang']);
});

test('the page of a firm works within the websites that the firm names, and is not shown within others', async ({
  page,
  firm,
  baseURL,
}) => {
  const slug = await openIntake(firm.firmId);
  const address = new URL(`/intake/${slug}`, baseURL).href;
  const [named, other] = [await websiteWith(address), await websiteWith(address)];
  try {
    await openIntake(firm.firmId, { frameOrigins: named.origin });
    await page.goto(named.origin);
    const shown = page.frameLocator('iframe');
    await fillIn(shown);
    await shown.getByRole('button', { name: 'Send to the firm' }).click();
    await expect(shown.getByText('The firm has it')).toBeVisible();

    const refused = page.waitForEvent('console', (said) => said.text().includes('frame-ancestors'));
    await page.goto(other.origin);
    expect((await refused).text()).toContain(new URL(address).origin);
    await expect(shown.getByLabel('Your full name')).toHaveCount(0);
  } finally {
    for (const { server } of [named, other]) server.close();
  }
});

/** Another website, of another name than the product's, whose page shows this address within it. */
async function websiteWith(address: string) {
  const server = http.createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><iframe src="${address}" width="400" height="900"></iframe>`);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://localhost:${port}` };
}
