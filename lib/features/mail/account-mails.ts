import 'server-only';
import type { EventKind } from '@/lib/contracts/events';
import { isGoodToken, tokenOf } from '@/lib/features/identity/links';
import { confirmation } from './intake-confirmation';
import { findLinkToSend } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import type { Mail, MailContent } from '@/lib/platform/mail';
import { UndeliverableError, type Delivery } from '@/lib/platform/outbox';

/** Kinds of events that one person is written to about, whatever they prefer: they have asked for it. */
export const ACCOUNT_KINDS = [
  'member-invited',
  'invitation-renewed',
  'reset-link-made',
  'password-changed',
  'password-reset',
  'intake-confirmation-asked',
] as const satisfies readonly EventKind[];

type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Whether an event is one of these. */
export function isAboutAccount(delivery: Delivery): delivery is Delivery<AccountKind> {
  const kinds: readonly string[] = ACCOUNT_KINDS;
  return kinds.includes(delivery.event.kind);
}

/** The mail that an event asks for; null where it has become pointless meanwhile. */
export async function accountMail(delivery: Delivery<AccountKind>): Promise<Mail | null> {
  const { id, event } = delivery;
  const letter = await letterAbout(delivery.firmId, event, delivery.actor.name);
  return letter && { id, ...letter };
}

type Letter = Pick<Mail, 'to' | 'content'>;
type AccountEvent = Delivery<AccountKind>['event'];

function letterAbout(firmId: string, event: AccountEvent, by: string): Promise<Letter | null> {
  switch (event.kind) {
    case 'member-invited':
    case 'invitation-renewed':
      return invitation(firmId, event.facts.invitationId);
    case 'reset-link-made':
      return resetLink(firmId, event.facts, by);
    case 'password-changed':
    case 'password-reset':
      return passwordChanged(firmId, event.facts.memberId);
    case 'intake-confirmation-asked':
      return confirmation(firmId, event.facts.submissionId);
  }
}

async function invitation(firmId: string, invitationId: string): Promise<Letter | null> {
  const asked = await withWholeFirm(firmId, async (tx) => ({
    firm: await tx.firm.findUniqueOrThrow({ where: { id: firmId }, select: { name: true } }),
    who: await tx.invitation.findUnique({ where: { firmId_id: { firmId, id: invitationId } } }),
    link: await findLinkToSend(tx, { firmId, invitationId }),
  }));
  const { firm, who, link } = asked;
  // Answered, taken back or replaced: what replaced it has a mail of its own.
  if (who?.status !== 'pending' || !link) return null;
  const path = pathOf('invitation', link);
  const to = { name: who.name, address: who.email };
  if (who.createdById === null) return { to, content: founding(who.name, firm.name, path) };
  return {
    to,
    content: {
      subject: `${who.createdBy} invites you to ${firm.name} on Evenhand`,
      intro: [
        `Hello ${who.name},`,
        `${who.createdBy} asks you to join ${firm.name} on Evenhand, where the firm’s cases are assigned.`,
      ],
      action: { label: 'Look at the invitation', path },
      outro: [
        'The link works once, for seven days. Whoever opens it acts as you: do not pass it on.',
        'If you expected no invitation, you can decline it there or do nothing.',
      ],
      because: `${who.createdBy} gave this address to invite you.`,
    },
  };
}

/** To the first admin of a firm, which no member of it has invited. */
function founding(name: string, firmName: string, path: string): MailContent {
  return {
    subject: `Open ${firmName} on Evenhand`,
    intro: [
      `Hello ${name},`,
      `${firmName} is ready on Evenhand. By opening it you confirm that this address is yours, and become its first admin.`,
    ],
    action: { label: 'Open the firm', path },
    outro: [
      'The link works once, for seven days. Whoever opens it acts as you: do not pass it on.',
      'If you have not asked for a firm, do nothing: without you nobody can open it.',
    ],
    because: 'Somebody gave this address to sign a firm up.',
  };
}

async function resetLink(
  firmId: string,
  { memberId, resetId }: { memberId: string; resetId: string },
  by: string,
): Promise<Letter | null> {
  const { who, link } = await withWholeFirm(firmId, async (tx) => ({
    who: await tx.member.findUnique({ where: { firmId_id: { firmId, id: memberId } } }),
    link: await findLinkToSend(tx, { firmId, id: resetId }),
  }));
  if (!who?.active || !link) return null;
  return {
    to: { name: who.name, address: who.email },
    content: {
      subject: 'Set a new password for Evenhand',
      intro: [`Hello ${who.name},`, `${by} made a link with which you set a new password.`],
      action: { label: 'Set a new password', path: pathOf('reset', link) },
      outro: [
        'The link works once, for 24 hours. Whoever opens it can sign in as you: do not pass it on.',
        'If you asked for no new password, tell an admin of your firm.',
      ],
      because:
        'This is about the safety of your account, so it comes whatever mail you have chosen.',
    },
  };
}

async function passwordChanged(firmId: string, memberId?: string): Promise<Letter | null> {
  if (memberId === undefined) return null;
  const who = await withWholeFirm(firmId, (tx) =>
    tx.member.findUnique({ where: { firmId_id: { firmId, id: memberId } } }),
  );
  if (!who) return null;
  const content: MailContent = {
    subject: 'Your password for Evenhand was changed',
    intro: [
      `Hello ${who.name},`,
      'The password of your account was changed. Other places where you were signed in have been signed out.',
    ],
    outro: ['If it was not you, tell an admin of your firm at once.'],
    because: 'This is about the safety of your account, so it comes whatever mail you have chosen.',
  };
  return { to: { name: who.name, address: who.email }, content };
}

// The token is in no table: it is made again of the link's id and the product's secret.
function pathOf(
  purpose: 'invitation' | 'reset',
  link: { readonly id: string; readonly tokenHash: string },
): string {
  if (!isGoodToken(link)) {
    throw new UndeliverableError(
      'The link was made under another NEXTAUTH_SECRET. Make it anew in the list of members.',
    );
  }
  return `/${purpose}/${tokenOf(link.id)}`;
}
