'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import {
  inviteMember,
  makeResetLink,
  renewInvitation,
  revokeInvitation,
} from '@/lib/features/identity';
import { invitationIdSchema, invitationSchema, resetSchema } from '@/lib/contracts/invitation';
import { changeMember, removeMember } from '@/lib/features/members';
import { changeMemberFormSchema, removeMemberSchema } from '@/lib/contracts/member';

/** Asks a person to join; the link is in the answer and nowhere else. */
export const inviteMemberAction = firmAction({
  permission: 'members.manage',
  schema: invitationSchema,
  records: ['member-invited', 'attorney-added'],
  // The link is a secret: an answer that is kept for a second attempt would hold it.
  once: false,
  handler: async ({ actor, input }) => ({ data: await inviteMember(actor, input) }),
});

/** A new link for someone who has not answered. */
export const renewInvitationAction = firmAction({
  permission: 'members.manage',
  schema: invitationIdSchema,
  records: ['invitation-renewed'],
  // The link is a secret: an answer that is kept for a second attempt would hold it.
  once: false,
  handler: async ({ actor, input }) => ({ data: await renewInvitation(actor, input.invitationId) }),
});

/** Takes an invitation back. */
export const revokeInvitationAction = firmAction({
  permission: 'members.manage',
  schema: invitationIdSchema,
  records: ['invitation-revoked'],
  once: true,
  handler: async ({ actor, input }) => {
    const { name } = await revokeInvitation(actor, input.invitationId);
    return { message: `The invitation of ${name} is taken back.` };
  },
});

/** A link by which a member sets a new password. */
export const makeResetLinkAction = firmAction({
  permission: 'members.manage',
  schema: resetSchema,
  records: ['reset-link-made'],
  // The link is a secret: an answer that is kept for a second attempt would hold it.
  once: false,
  handler: async ({ actor, input }) => ({ data: await makeResetLink(actor, input.memberId) }),
});

/** Changes a member's role, or switches their access off or on. */
export const changeMemberAction = firmAction({
  permission: 'members.manage',
  schema: changeMemberFormSchema,
  records: ['member-changed'],
  once: true,
  handler: async ({ actor, input: { memberId, ...change } }) => {
    const { name, role, active } = await changeMember(actor, memberId, change);
    if (change.active === undefined) return { message: `${name} now has the role ${role}.` };
    return { message: active ? `${name} can sign in again.` : `${name} can no longer sign in.` };
  },
});

/** Takes a member out of the firm. */
export const removeMemberAction = firmAction({
  permission: 'members.manage',
  schema: removeMemberSchema,
  records: ['member-removed'],
  once: true,
  handler: async ({ actor, input }) => {
    const { name, departure } = await removeMember(actor, input);
    const next = departure ? ' Review who takes over their cases.' : '';
    return { message: `${name} is no longer a member.${next}`, data: { departure } };
  },
});
