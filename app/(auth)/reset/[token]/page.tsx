import { BareShell } from '@/components/shell/bare-shell';
import { DocumentTitle } from '@/components/ui/document-title';
import { findReset } from '@/lib/features/identity';
import { openLink } from '../../open-link';
import { ResetForm } from './reset-form';

/** Where someone sets a new password in place of a forgotten one. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  const { token } = await params;
  return openLink(
    'reset',
    () => findReset(token),
    ({ email }) => (
      <BareShell>
        <DocumentTitle>New password</DocumentTitle>
        <h1 className="font-serif text-3xl tracking-tight">Choose a new password</h1>
        <p className="mt-1 mb-6 text-sm text-ink-2">
          For{' '}
          <span className="inline-block max-w-full font-medium wrap-anywhere text-ink">
            {email}
          </span>
          . You will be signed out everywhere, and sign in with the new one.
        </p>
        <ResetForm token={token} email={email} />
      </BareShell>
    ),
  );
}
