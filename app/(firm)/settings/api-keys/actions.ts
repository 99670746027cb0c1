'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import { makeApiKey, revokeApiKey, succeedApiKey } from '@/lib/features/api-keys';
import { makeApiKeySchema, revokeApiKeySchema, succeedApiKeySchema } from '@/lib/contracts/api-key';

// Making a key is not `once`: that would keep the answer, and with it the key, in the database. Sent
// twice, it is refused by the name of the first.

/** Makes a key; the answer is the only time that it is seen. */
export const makeApiKeyAction = firmAction({
  permission: 'api-keys.manage',
  schema: makeApiKeySchema,
  records: ['api-key-made'],
  once: false,
  handler: async ({ actor, input }) => ({ data: await makeApiKey(actor, input) }),
});

/** Makes the key that takes another one's place. */
export const succeedApiKeyAction = firmAction({
  permission: 'api-keys.manage',
  schema: succeedApiKeySchema,
  records: ['api-key-made'],
  once: false,
  handler: async ({ actor, input }) => ({ data: await succeedApiKey(actor, input) }),
});

/** Ends a key at once. */
export const revokeApiKeyAction = firmAction({
  permission: 'api-keys.manage',
  schema: revokeApiKeySchema,
  records: ['api-key-revoked'],
  once: true,
  handler: async ({ actor, input: { keyId } }) => ({
    message: `${await revokeApiKey(actor, keyId)} no longer works. That it was there stays on record.`,
  }),
});
