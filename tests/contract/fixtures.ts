import { test as base } from '@playwright/test';
import type { OpenApiDocument } from './document';
import { disconnect } from '@/lib/platform/db/client';
import { createFirm, createFirmByCommand, ApiClient, type NewFirm } from './api-client';

interface Fixtures {
  document: OpenApiDocument;
  /** A caller in a firm that the other tests of this worker use too. */
  client: ApiClient;
  /** A caller in another firm. */
  neighbour: ApiClient;
  /** A caller in a firm of its own, made for this test. */
  newcomer: ApiClient;
}

interface WorkerFixtures {
  database: null;
  firm: NewFirm;
  otherFirm: NewFirm;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  database: [
    async ({ playwright: _ }, use) => {
      await use(null);
      await disconnect();
    },
    { scope: 'worker', auto: true },
  ],
  firm: [async ({ playwright: _ }, use) => use(await createFirm()), { scope: 'worker' }],
  // One of the firms is made by the command itself, which takes a process of its own each time.
  otherFirm: [
    async ({ playwright: _ }, use) => use(await createFirmByCommand()),
    { scope: 'worker' },
  ],
  document: async ({ request }, use) => {
    const response = await request.get('/api/v1/openapi.json');
    await use((await response.json()) as OpenApiDocument);
  },
  client: async ({ request, document, firm }, use) => {
    await use(new ApiClient(request, document, firm.apiKey));
  },
  neighbour: async ({ request, document, otherFirm }, use) => {
    await use(new ApiClient(request, document, otherFirm.apiKey));
  },
  newcomer: async ({ request, document }, use) => {
    const { apiKey } = await createFirm();
    await use(new ApiClient(request, document, apiKey));
  },
});

export { expect } from '@playwright/test';
