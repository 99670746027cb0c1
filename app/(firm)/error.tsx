'use client';

import { ErrorNotice } from '@/components/shell/error-notice';

/** A fault on one page leaves the navigation standing. */
export default function FirmError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div className="mx-auto max-w-xl px-4 py-16 sm:px-6">
      <ErrorNotice error={error} retry={retry} />
    </div>
  );
}
