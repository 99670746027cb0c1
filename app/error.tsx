'use client';

import { BareShell } from '@/components/shell/bare-shell';
import { ErrorNotice } from '@/components/shell/error-notice';

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <BareShell>
      <ErrorNotice error={error} retry={retry} />
    </BareShell>
  );
}
