import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { addAttorney, expect, test } from './fixtures';
import { inspectAllLooks } from './fixtures/inspect';
import { show } from './fixtures/show';
import { openIntake } from '@/tests/integration/submissions';

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
  await page.getByLabel('The same in Spanish').fill('Hablamos español.');
  await page.getByLabel('Websites that may show').fill('https://www.firm.example/contact');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The settings of intake are saved.')).toBeVisible();
  const answer = await page.request.get(address);
  expect(answer.headers()['content-security-policy']).toContain(
    'frame-ancestors https://www.firm.example',
  );

  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'es-MX',
  });
  const visitor = await phone.newPage();
  await visitor.goto(address);
  await expect(visitor.getByText('Hablamos español.')).toBeVisible();
  await visitor.getByLabel('Su nombre completo').fill('Luz Marina Peña');
  await visitor.getByRole('button', { name: 'Enviar al bufete' }).click();
  await expect(visitor.getByLabel('Correo electrónico')).toHaveAccessibleDescription(
    /Complete este campo/,
  );
  await visitor.getByRole('button', { name: 'English' }).click();
  await expect(visitor.getByLabel('Your full name')).toHaveValue('Luz Marina Peña');
  await visitor.getByRole('button', { name: 'Español' }).click();
  await visitor.getByLabel('Correo electrónico').fill('luz@example.com');
  await visitor.getByLabel('¿Con qué necesita ayuda?').selectOption('H-1B');
  await visitor.getByRole('checkbox', { name: /^Acepto que/ }).check();
  await visitor.getByRole('button', { name: 'Enviar al bufete' }).click();
  const link = visitor.getByRole('link', { name: 'Ver los próximos pasos' });
  await visitor.goto((await link.getAttribute('href')) ?? '');
  await expect(visitor.getByText('Ya hay un abogado o una abogada')).toBeVisible();
  await expect(visitor.getByText('Ana Ruiz')).toBeVisible();
  await visitor.getByRole('button', { name: 'English' }).click();
  await expect(visitor.getByText('An attorney has your request')).toBeVisible();
  await phone.close();

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
  await page.getByLabel('Your full name').fill('Wei Zhang');
  await page.getByLabel('E-mail').fill('wei@example.com');
  await page.getByLabel('What do you need help with?').selectOption('not-sure');
  await page.getByRole('checkbox', { name: /^I agree/ }).check();
  await page.getByRole('button', { name: 'Send to the firm' }).click();
  const link = page.getByRole('link', { name: 'See what happens next' });
  const path = (await link.getAttribute('href')) ?? '';
  await show(page, path, {});
  await expect(page.getByText('A person at the firm is reading')).toBeVisible();
  await inspectAllLooks(page);
  await show(page, '/intake/status/gone', {});
  await inspectAllLooks(page);

  await signInAs('intake');
  await page.goto('/submissions');
  const waiting = page.getByRole('form', { name: 'Accept Wei Zhang' });
  await waiting.getByLabel('The case is').selectOption('H-1B');
  await waiting.getByRole('button', { name: 'Accept and open the case' }).click();
  await expect(page.getByText('There is a case for Wei Zhang now.')).toBeVisible();
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(path);
  await expect(visitor.getByText('Ana Ruiz')).toBeVisible();
  await visitor.context().close();
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
    await shown.getByLabel('Your full name').fill('Wei Zhang');
    await shown.getByLabel('E-mail').fill('wei@example.com');
    await shown.getByLabel('What do you need help with?').selectOption('not-sure');
    await shown.getByRole('checkbox', { name: /^I agree/ }).check();
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
