import { test as base } from '@playwright/test';
import type { OpenApiDocument } from './document';
import { createFirm, Stranger, type NewFirm } from './stranger';

interface Fixtures {
  document: OpenApiDocument;
  /** A caller in a firm that the other tests of this worker use too. */
  stranger: Stranger;
  /** A caller in another firm. */
  neighbour: Stranger;
  /** A caller in a firm of its own, made for this test. */
  newcomer: Stranger;
}

interface WorkerFixtures {
  firm: NewFirm;
  otherFirm: NewFirm;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  firm: [async ({ playwright: _ }, use) => use(await createFirm()), { scope: 'worker' }],
  otherFirm: [async ({ playwright: _ }, use) => use(await createFirm()), { scope: 'worker' }],
  document: async ({ request }, use) => {
    const response = await request.get('/api/v1/openapi.json');
    await use((await response.json()) as OpenApiDocument);
  },
  stranger: async ({ request, document, firm }, use) => {
    await use(new Stranger(request, document, firm.apiKey));
  },
  neighbour: async ({ request, document, otherFirm }, use) => {
    await use(new Stranger(request, document, otherFirm.apiKey));
  },
  newcomer: async ({ request, document }, use) => {
    const { apiKey } = await createFirm();
    await use(new Stranger(request, document, apiKey));
  },
});

export { expect } from '@playwright/test';
