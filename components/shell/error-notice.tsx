'use client';

import { Button, ButtonLink } from '@/components/ui/button';
import { DocumentTitle } from '@/components/ui/document-title';

/** The id under which the server logged the fault, if it came from there. */
function faultIdOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('digest' in error)) return null;
  return typeof error.digest === 'string' ? error.digest : null;
}

/** Says that something failed on our side, under which id it was logged, and what to do. */
export function ErrorNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const faultId = faultIdOf(error);
  return (
    <div role="alert">
      <DocumentTitle>Something went wrong</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">Something went wrong</h1>
      <p className="mt-2 text-base text-ink-2">
        The fault is ours. What you did last may or may not have been saved: look before you do it
        again.
      </p>
      {faultId ? (
        <p className="mt-2 text-sm text-ink-2">
          Logged as <code className="rounded-sm bg-sunken px-1">{faultId}</code>
        </p>
      ) : null}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
        <ButtonLink href="/">Back to the start</ButtonLink>
      </div>
    </div>
  );
}
