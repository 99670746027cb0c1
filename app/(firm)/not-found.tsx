import { ButtonLink } from '@/components/ui/button';
import { DocumentTitle } from '@/components/ui/document-title';

/** Also what another firm's address answers: absent and foreign look the same. */
export default function FirmNotFound() {
  return (
    <div className="mx-auto max-w-xl px-4 py-16 sm:px-6">
      <DocumentTitle>Not found</DocumentTitle>
      <p className="text-sm text-ink-2">404</p>
      <h1 className="mt-1 font-serif text-3xl tracking-tight">This page is not here</h1>
      <p className="mt-2 text-base text-ink-2">
        It may have been removed, or the address may be mistyped.
      </p>
      <div className="mt-5">
        <ButtonLink href="/dashboard" variant="primary">
          Back to the dashboard
        </ButtonLink>
      </div>
    </div>
  );
}
