import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { BareShell } from '@/components/shell/bare-shell';
import { Alert } from '@/components/ui/alert';
import { DocumentTitle } from '@/components/ui/document-title';
import { TextLink } from '@/components/ui/link';
import { isSignUpOpen } from '@/lib/features/firms';
import { safePath } from '@/lib/platform/auth/safe-path';
import { findViewer, findViewerToChange } from '@/lib/platform/auth/viewer';
import { listDemoFirms } from '@/lib/platform/db/identity-store';
import { DEMO_SIGN_INS, type DemoSignIn } from '@/lib/tools/demo/sign-ins';
import { env } from '@/lib/platform/env';
import { DemoSignIns } from './demo-sign-ins';
import { SignInForm } from './sign-in-form';

/** The way in. The person who is signed in already goes straight on to where they were heading. */
export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error, reset, declined } = await searchParams;
  const target = safePath(typeof next === 'string' ? next : undefined);
  if (await findViewer()) redirect(target as Route);
  if (await findViewerToChange()) {
    redirect(`/new-password?${new URLSearchParams({ next: target })}`);
  }
  const demoSignIns = await listDemoSignIns();
  return (
    <BareShell>
      <DocumentTitle>Sign in</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">Sign in</h1>
      <p className="mt-1 mb-6 text-sm text-ink-2">
        With the e-mail address that your firm’s administrator added you with.
      </p>
      {error === undefined ? null : (
        <Alert tone="warn" title="That did not work. Sign in again." className="mb-4" />
      )}
      {reset === undefined ? null : (
        <Alert tone="good" title="Your new password is set. Sign in with it." className="mb-4" />
      )}
      {declined === undefined ? null : (
        <Alert title="You declined the invitation. The firm sees that." className="mb-4" />
      )}
      <SignInForm next={target} />
      <p className="mt-4 text-sm text-ink-2">
        Forgotten your password? Ask an administrator of your firm for a link to set a new one.
        Where they cannot make one, whoever operates Evenhand can.
      </p>
      {isSignUpOpen() ? (
        <p className="mt-3 text-sm text-ink-2">
          New here? <TextLink href="/sign-up">Sign your firm up</TextLink>
        </p>
      ) : null}
      {demoSignIns.length > 0 ? <DemoSignIns signIns={demoSignIns} next={target} /> : null}
    </BareShell>
  );
}

/** The ways into the demo firms; none once these were removed or the demonstration is off. */
async function listDemoSignIns(): Promise<readonly DemoSignIn[]> {
  if (env.EVENHAND_DEMO === '0') return [];
  return (await listDemoFirms()).length > 0 ? DEMO_SIGN_INS : [];
}
