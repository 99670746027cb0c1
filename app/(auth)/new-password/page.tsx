import { redirect } from 'next/navigation';
import type { Route } from 'next';
import { BareShell } from '@/components/shell/bare-shell';
import { DocumentTitle } from '@/components/ui/document-title';
import { safePath } from '@/lib/platform/auth/safe-path';
import { findViewerToChange } from '@/lib/platform/auth/viewer';
import { signOutAction } from '../../(firm)/session-actions';
import { LaterForm, NewPasswordForm } from './forms';

/** Before anything else: a password that is no longer good enough is replaced by another. */
export default async function NewPasswordPage({ searchParams }: PageProps<'/new-password'>) {
  const { next } = await searchParams;
  const target = safePath(typeof next === 'string' ? next : undefined);
  const viewer = await findViewerToChange();
  if (!viewer) redirect(target as Route);
  return (
    <BareShell>
      <DocumentTitle>New password</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">Choose a new password</h1>
      <p className="mt-1 mb-6 text-sm text-ink-2">
        The one that you have is shorter or easier to guess than passwords may be here by now.
        Evenhand opens as soon as you have chosen another.
      </p>
      <NewPasswordForm email={viewer.email} next={target} />
      <LaterForm action={signOutAction} />
    </BareShell>
  );
}
