'use server';

import { redirect } from 'next/navigation';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { clearSessionCookie } from '@/lib/platform/auth/session-cookie';
import { resetPassword } from '@/lib/features/identity';
import { requireAnswer } from '@/lib/features/identity/limits';
import { newPasswordSchema } from '@/lib/contracts/invitation';

/** Sets a new password in place of a forgotten one; the way in is the sign-in page. */
export const resetAction = publicAction({
  schema: newPasswordSchema,
  records: ['password-reset'],
  handler: async (input, headers) => {
    await requireAnswer(clientAddress(headers));
    await resetPassword(input);
    await clearSessionCookie();
    redirect('/sign-in?reset=1');
  },
});
