import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { DocumentTitle } from '@/components/ui/document-title';
import { requireLook } from '@/lib/features/identity/limits';
import { findStatus } from '@/lib/features/intake';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { AppError } from '@/lib/shared/errors';
import { visitorLanguage } from '../../language';
import { VisitorLanguage } from '../../visitor-language';
import { StatusView } from './status-view';

/** What a client may know of what they sent. Opening it changes nothing, and is counted. */
export default async function StatusPage({ params }: PageProps<'/intake/status/[token]'>) {
  const { token } = await params;
  if (!(await mayLook())) notFound();
  const status = await findStatus(token);
  if (!status) notFound();
  const language = await visitorLanguage(status.language);
  const { firmName, timeZone } = status;
  return (
    <VisitorLanguage first={language} firmName={firmName} timeZone={timeZone}>
      <DocumentTitle>{firmName}</DocumentTitle>
      <StatusView status={status} />
    </VisitorLanguage>
  );
}

async function mayLook(): Promise<boolean> {
  try {
    requireLook(clientAddress(await headers()));
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
