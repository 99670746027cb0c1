'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import type { Route } from 'next';
import { signUpFirm } from '@/lib/features/firms';
import { signUpSchema } from '@/lib/contracts/firm';
import { requireSignUpBudget } from '@/lib/features/identity/limits';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { findViewer } from '@/lib/platform/auth/viewer';

/** Founds a firm; answers whom a mail was sent to, or leads on. */
export const signUpAction = publicAction({
  schema: signUpSchema,
  records: { nothing: 'the trail of a firm begins with it' },
  handler: async (input, headers) => {
    await requireSignUpBudget(clientAddress(headers));
    const signedUp = await signUpFirm(input, await findViewer());
    if (signedUp.next === 'dashboard') {
      // Otherwise the browser may show what it has fetched of the firm that was left.
      revalidatePath('/', 'layout');
      redirect('/dashboard');
    }
    if (signedUp.next === 'link') redirect(signedUp.path as Route);
    return { data: { sentTo: signedUp.email } };
  },
});
