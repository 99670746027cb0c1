'use server';

import { intakeSettingsSchema, leadsKeySchema } from '@/lib/contracts/intake';
import { changeIntakeSettings, makeLeadsKey, revokeLeadsKey } from '@/lib/features/intake';
import { firmAction } from '@/lib/platform/actions/firm-action';

/** Switches intake on or off, and says how it works. */
export const changeIntakeSettingsAction = firmAction({
  permission: 'intake.manage',
  schema: intakeSettingsSchema,
  records: ['intake-settings-changed'],
  once: false,
  handler: async ({ actor, input }) => {
    const typed = { ...input, frameOrigins: input.frameOrigins.join('\n') };
    const changed = await changeIntakeSettings(actor, typed);
    return { message: changed ? 'The settings of intake are saved.' : 'Nothing was changed.' };
  },
});

// Not `once`: that would keep the answer, and with it the key, in the database.

/** Makes the key of the intake system; the answer is the only time that it is seen. */
export const makeLeadsKeyAction = firmAction({
  permission: 'intake.manage',
  schema: leadsKeySchema,
  records: ['leads-key-made'],
  once: false,
  handler: async ({ actor }) => ({ data: await makeLeadsKey(actor) }),
});

/** Ends that key at once. */
export const revokeLeadsKeyAction = firmAction({
  permission: 'intake.manage',
  schema: leadsKeySchema,
  records: ['leads-key-revoked'],
  once: false,
  handler: async ({ actor }) => {
    await revokeLeadsKey(actor);
    return { message: 'The key no longer works.' };
  },
});
