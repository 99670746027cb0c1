import { notFound } from 'next/navigation';
import { DocumentTitle } from '@/components/ui/document-title';
import { findStatus } from '@/lib/features/intake';
import { visitorLanguage } from '../../language';
import { VisitorLanguage } from '../../visitor-language';
import { mayLook } from '../may-look';
import { TooManyLooks } from '../too-many-looks';
import { StatusView } from './status-view';

/** What a client may know of what they sent. Opening it changes nothing, and is counted. */
export default async function StatusPage({ params }: PageProps<'/intake/status/[token]'>) {
  const { token } = await params;
  if (!(await mayLook())) return <TooManyLooks />;
  const status = await findStatus(token);
  if (!status) notFound();
  const language = await visitorLanguage(status.language);
  const { firmName, timeZone } = status;
  return (
    <VisitorLanguage first={language} firmName={firmName} timeZone={timeZone}>
      <DocumentTitle>{firmName}</DocumentTitle>
      <StatusView status={status} token={token} />
    </VisitorLanguage>
  );
}
