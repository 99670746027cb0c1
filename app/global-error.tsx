'use client';

import { BareShell } from '@/components/shell/bare-shell';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Providers } from '@/components/shell/providers';
import './globals.css';

/** Replaces the root layout when that itself fails, so it brings its own html and providers. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Providers>
          <BareShell>
            <ErrorNotice error={error} retry={retry} />
          </BareShell>
        </Providers>
      </body>
    </html>
  );
}
