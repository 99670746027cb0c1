'use server';

import { plural } from '@/components/ui/format';
import { firmAction } from '@/lib/actions/firm-action';
import { changeOwnPassword } from '@/lib/members';
import { changePasswordSchema } from '@/lib/members/schema';

/** Gives the signed-in member a new password. */
export const changePasswordAction = firmAction({
  schema: changePasswordSchema,
  // Passwords are secrets; a second change is refused by the present password.
  once: false,
  handler: async ({ viewer, input }) => {
    const { endedSessions } = await changeOwnPassword(viewer, input);
    if (endedSessions === 0) return { message: 'Your password is changed.' };
    const sessions = plural(endedSessions, 'other session');
    return {
      message: `Your password is changed, and ${sessions} of yours ${endedSessions === 1 ? 'has' : 'have'} ended.`,
    };
  },
});
