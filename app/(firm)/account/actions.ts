'use server';

import { z } from 'zod';
import { plural } from '@/components/ui/format';
import { firmAction } from '@/lib/platform/actions/firm-action';
import { endOtherSessions, endOwnSession } from '@/lib/platform/auth/own-sessions';
import { makeFeedSchema, revokeFeedSchema } from '@/lib/contracts/calendar';
import { makeFeed, revokeFeed } from '@/lib/features/calendar';
import { changeMailPreferences } from '@/lib/features/mail';
import { mailPreferencesSchema } from '@/lib/features/mail/schema';
import { changeOwnPassword } from '@/lib/features/members';
import { changePasswordSchema } from '@/lib/contracts/member';
import { endSessionSchema } from '@/lib/platform/auth/schema';

/** Gives the signed-in member a new password. */
export const changePasswordAction = firmAction({
  permission: 'any-member',
  schema: changePasswordSchema,
  records: ['password-changed'],
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

/** Chooses what the signed-in member is written to about. */
export const changeMailAction = firmAction({
  permission: 'any-member',
  schema: mailPreferencesSchema,
  records: { nothing: 'what a member is written to about is theirs alone' },
  // Sent twice, it sets the same.
  once: false,
  handler: async ({ viewer, input }) => {
    await changeMailPreferences(viewer, input);
    return { message: 'Your mail is as you chose it.' };
  },
});

/** Ends one of the signed-in member's own sessions. */
export const endSessionAction = firmAction({
  permission: 'any-member',
  schema: endSessionSchema,
  records: { nothing: 'ends a session, which is among the accesses' },
  once: false,
  handler: async ({ viewer, input }) => {
    const hasEnded = await endOwnSession(viewer, input.sessionId);
    return { message: hasEnded ? 'That session has ended.' : 'That session had ended already.' };
  },
});

/** Ends all of the signed-in member's sessions but this one. */
export const endOtherSessionsAction = firmAction({
  permission: 'any-member',
  schema: z.strictObject({}),
  records: { nothing: 'ends sessions, which is among the accesses' },
  once: false,
  handler: async ({ viewer }) => {
    const count = await endOtherSessions(viewer);
    return { message: `${plural(count, 'other session')} ended.` };
  },
});

// Making an address is not `once`: that would keep the answer, and with it the secret, in the database.
// Sent twice, it is refused by the name of the first.

/** Makes a private calendar address; the answer is the only time that it is seen. */
export const makeFeedAction = firmAction({
  permission: 'any-member',
  schema: makeFeedSchema,
  records: ['calendar-feed-made'],
  once: false,
  handler: async ({ actor, input }) => ({ data: await makeFeed(actor, input) }),
});

/** Revokes one of the signed-in member's own calendar addresses. */
export const revokeFeedAction = firmAction({
  permission: 'any-member',
  schema: revokeFeedSchema,
  records: ['calendar-feed-revoked'],
  once: true,
  handler: async ({ actor, input }) => ({
    message: `${await revokeFeed(actor, input)} no longer works.`,
  }),
});
