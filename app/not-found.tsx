import { BareShell } from '@/components/shell/bare-shell';
import { ButtonLink } from '@/components/ui/button';
import { DocumentTitle } from '@/components/ui/document-title';

export default function NotFound() {
  return (
    <BareShell>
      <DocumentTitle>Not found</DocumentTitle>
      <p className="text-sm text-ink-2">404</p>
      <h1 className="mt-1 font-serif text-3xl tracking-tight">This page is not here</h1>
      <p className="mt-2 text-base text-ink-2">
        It may have been removed, or it belongs to a firm that you are not signed in to.
      </p>
      <div className="mt-5">
        <ButtonLink href="/" variant="primary">
          Back to the start
        </ButtonLink>
      </div>
    </BareShell>
  );
}
