import { notFound } from 'next/navigation';
import { DocumentTitle } from '@/components/ui/document-title';
import { findEmailToConfirm } from '@/lib/features/intake';
import { visitorLanguage } from '../../../language';
import { VisitorLanguage } from '../../../visitor-language';
import { mayLook } from '../../may-look';
import { TooManyLooks } from '../../too-many-looks';
import { ConfirmView } from './confirm-view';

/** Where the link in a mail leads. Opening it changes nothing: programs open what mails hold. */
export default async function ConfirmPage({ params }: PageProps<'/intake/status/confirm/[token]'>) {
  const { token } = await params;
  if (!(await mayLook())) return <TooManyLooks />;
  const asked = await findEmailToConfirm(token);
  if (!asked) notFound();
  const { firmName, timeZone, language } = asked;
  return (
    <VisitorLanguage
      first={await visitorLanguage(language)}
      firmName={firmName}
      timeZone={timeZone}
    >
      <DocumentTitle>{firmName}</DocumentTitle>
      <ConfirmView token={token} firmName={firmName} />
    </VisitorLanguage>
  );
}
