import { BareShell } from '@/components/shell/bare-shell';
import { Alert } from '@/components/ui/alert';
import { DocumentTitle } from '@/components/ui/document-title';
import { TextLink } from '@/components/ui/link';
import { isSignUpOpen } from '@/lib/features/firms';
import { DEFAULT_TIME_ZONE } from '@/lib/features/firms/schema';
import { findViewer } from '@/lib/platform/auth/viewer';
import { timeZoneOptions } from '../../(firm)/attorneys/time-zones';
import { SignUpForm } from './sign-up-form';

/** Where a firm begins. */
export default async function SignUpPage() {
  const viewer = await findViewer();
  return (
    <BareShell>
      <DocumentTitle>Sign up</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">Sign your firm up</h1>
      {isSignUpOpen() ? (
        <>
          <p className="mt-1 mb-6 text-sm text-ink-2">
            {viewer
              ? `You are signed in as ${viewer.email}, and will be its first admin. Your other firm stays as it is.`
              : 'You will be its first admin, and invite the others.'}
          </p>
          <SignUpForm
            timeZones={timeZoneOptions(DEFAULT_TIME_ZONE)}
            timeZone={DEFAULT_TIME_ZONE}
            hasAccount={viewer !== null}
          />
          {viewer ? null : (
            <p className="mt-4 text-sm text-ink-2">
              Do you have an account already?{' '}
              <TextLink href="/sign-in?next=%2Fsign-up">Sign in first</TextLink>
            </p>
          )}
        </>
      ) : (
        <Alert title="Firms cannot be signed up here." className="mt-4">
          Ask whoever operates Evenhand to make yours.{' '}
          <TextLink href="/sign-in">To the sign-in</TextLink>
        </Alert>
      )}
    </BareShell>
  );
}
