'use server';

import { redirect } from 'next/navigation';
import { publicAction } from '@/lib/actions/firm-action';
import { clientAddress } from '@/lib/auth/client-address';
import { clearSessionCookie } from '@/lib/auth/session-cookie';
import { resetPassword } from '@/lib/identity';
import { requireAnswer } from '@/lib/identity/limits';
import { newPasswordSchema } from '@/lib/identity/schema';

/** Sets a new password in place of a forgotten one; the way in is the sign-in page. */
export const resetAction = publicAction({
  schema: newPasswordSchema,
  handler: async (input, headers) => {
    requireAnswer(clientAddress(headers));
    await resetPassword(input);
    await clearSessionCookie();
    redirect('/sign-in?reset=1');
  },
});
