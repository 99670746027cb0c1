import { BareShell } from '@/components/shell/bare-shell';
import { Alert } from '@/components/ui/alert';
import { DocumentTitle } from '@/components/ui/document-title';
import { TextLink } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import { findViewer } from '@/lib/platform/auth/viewer';
import { findInvitation, type OpenInvitation } from '@/lib/features/identity';
import { ROLE_NAMES } from '@/lib/wording/member-labels';
import { openLink } from '../../open-link';
import { AcceptForm, DeclineForm, NewAccountForm, SignOutForm } from './forms';

/** Where someone joins a firm: with a new account, or with the one they are signed in with. */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  return openLink(
    'invitation',
    () => findInvitation(token),
    async (invitation) => {
      const viewer = await findViewer();
      return (
        <BareShell>
          <DocumentTitle>Invitation</DocumentTitle>
          <h1 className="font-serif text-3xl tracking-tight break-words">
            Join <bdi>{invitation.firmName}</bdi>
          </h1>
          <Facts invitation={invitation} />
          {viewer === null ? (
            <WithoutAccount invitation={invitation} token={token} />
          ) : viewer.email === invitation.email ? (
            <AcceptForm token={token} firmName={invitation.firmName} email={viewer.email} />
          ) : (
            <Alert
              tone="warn"
              title={`You are signed in as ${viewer.email}.`}
              actions={<SignOutForm token={token} />}
            >
              This invitation is for {invitation.email}.
            </Alert>
          )}
          <div className="mt-8 border-t border-line-2 pt-4">
            <DeclineForm token={token} firmName={invitation.firmName} />
          </div>
        </BareShell>
      );
    },
  );
}

function Facts({ invitation }: { invitation: OpenInvitation }) {
  const { invitedBy, role, email, expiresAt, timeZone } = invitation;
  return (
    <p className="mt-1 mb-6 text-sm text-ink-2">
      <bdi>{invitedBy}</bdi> asks you to join as {ROLE_NAMES[role].inSentence}, with the address{' '}
      <span className="inline-block max-w-full font-medium wrap-anywhere text-ink">{email}</span>.
      The invitation is good until <Time value={expiresAt} timeZone={timeZone} format="date" />.
    </p>
  );
}

/** The same for every address: the person who made the link must not learn whether it has an account. */
function WithoutAccount({ invitation, token }: { invitation: OpenInvitation; token: string }) {
  const next = new URLSearchParams({ next: `/invitation/${token}` });
  return (
    <>
      <NewAccountForm token={token} name={invitation.name} email={invitation.email} />
      <p className="mt-4 text-sm text-ink-2">
        Do you sign in to Evenhand with this address already?{' '}
        <TextLink href={`/sign-in?${next}`}>Sign in, and accept then</TextLink>
      </p>
    </>
  );
}
