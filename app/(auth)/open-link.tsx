import { notFound } from 'next/navigation';
import { headers } from 'next/headers';
import { BareShell } from '@/components/shell/bare-shell';
import { Alert } from '@/components/ui/alert';
import { DocumentTitle } from '@/components/ui/document-title';
import { recordAccess } from '@/lib/platform/audit/record-access';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { AppError } from '@/lib/shared/errors';
import { requireLook } from '@/lib/features/identity/limits';
import type { ReactNode } from 'react';

/**
 * A page behind a link: whatever `find` finds, as `show` shows it; the page of dead links where it
 * finds nothing. Opening a link changes nothing, and is counted.
 */
export async function openLink<T>(
  link: 'invitation' | 'reset',
  find: () => Promise<T | null>,
  show: (found: T) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const address = clientAddress(await headers());
  try {
    await requireLook(address);
  } catch (error) {
    if (error instanceof AppError) return <TooMany message={error.message} />;
    throw error;
  }
  const found = await find();
  if (found !== null) return show(found);
  await recordAccess({ kind: 'link-refused', address, data: { link, reason: 'unknown' } });
  notFound();
}

function TooMany({ message }: { message: string }) {
  return (
    <BareShell>
      <DocumentTitle>Wait a moment</DocumentTitle>
      <h1 className="mb-4 font-serif text-3xl tracking-tight">Wait a moment</h1>
      <Alert tone="warn" title={message} />
    </BareShell>
  );
}
