import { BareShell } from '@/components/shell/bare-shell';
import { ButtonLink } from '@/components/ui/button';
import { DocumentTitle } from '@/components/ui/document-title';

/** What every link shows that was used, replaced, taken back, is too old or never was: the same. */
export function DeadLink() {
  return (
    <BareShell>
      <DocumentTitle>Link no longer works</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">This link no longer works</h1>
      <p className="mt-2 text-sm text-ink-2">
        It was used already, it is too old, or it was taken back. If you have used it, sign in. Else
        ask the person who gave it to you for a new one.
      </p>
      <ButtonLink href="/sign-in" variant="primary" className="mt-6">
        Sign in
      </ButtonLink>
    </BareShell>
  );
}
