'use server';

import { askToConfirmSchema, confirmEmailSchema } from '@/lib/contracts/intake';
import { requireAnswer } from '@/lib/features/identity/limits';
import { askToConfirm, confirmEmail } from '@/lib/features/intake';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { clientAddress } from '@/lib/platform/auth/client-address';

/** Has the link sent by which a visitor confirms their address. */
export const askToConfirmAction = publicAction({
  schema: askToConfirmSchema,
  records: ['intake-confirmation-asked'],
  handler: ({ token }, headers) => askToConfirm(token, clientAddress(headers)),
});

/** Confirms the address to which the link was sent. */
export const confirmEmailAction = publicAction({
  schema: confirmEmailSchema,
  records: ['intake-confirmed'],
  handler: async ({ token }, headers) => {
    await requireAnswer(clientAddress(headers));
    await confirmEmail(token);
  },
});
