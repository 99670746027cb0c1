'use server';

import { firmAction } from '@/lib/actions/firm-action';
import { addMember, changeMember } from '@/lib/members';
import { addMemberSchema, changeMemberFormSchema } from '@/lib/members/schema';

/** Adds a person with a role and a first password. */
export const addMemberAction = firmAction({
  permission: 'members.manage',
  schema: addMemberSchema,
  // The first password is a secret; adding somebody again is refused by their address.
  once: false,
  handler: async ({ actor, input }) => {
    const { name, email } = await addMember(actor, input);
    return { message: `${name} can now sign in as ${email}.` };
  },
});

/** Changes a member's role, or switches their access off or on. */
export const changeMemberAction = firmAction({
  permission: 'members.manage',
  schema: changeMemberFormSchema,
  once: true,
  handler: async ({ actor, input: { memberId, ...change } }) => {
    const { name, role, active } = await changeMember(actor, memberId, change);
    if (change.active === undefined) return { message: `${name} now has the role ${role}.` };
    return { message: active ? `${name} can sign in again.` : `${name} can no longer sign in.` };
  },
});
