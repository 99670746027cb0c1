import { notFound } from 'next/navigation';
import { DocumentTitle } from '@/components/ui/document-title';
import { findOpenIntake } from '@/lib/features/intake';
import { visitorLanguage } from '../language';
import { VisitorLanguage } from '../visitor-language';
import { IntakeForm } from './intake-form';

/** Where clients come to a firm by themselves; there is none where the firm has not switched it on. */
export default async function IntakePage({ params }: PageProps<'/intake/[slug]'>) {
  const { slug } = await params;
  const intake = await findOpenIntake(slug);
  if (!intake) notFound();
  const { firmName, today, visaTypes, settings } = intake;
  return (
    <VisitorLanguage first={await visitorLanguage()} firmName={firmName} timeZone="UTC">
      <DocumentTitle>{firmName}</DocumentTitle>
      <IntakeForm
        slug={slug}
        firmName={firmName}
        today={today}
        visaTypes={visaTypes}
        welcome={{ en: settings.welcomeEn, es: settings.welcomeEs }}
      />
    </VisitorLanguage>
  );
}
