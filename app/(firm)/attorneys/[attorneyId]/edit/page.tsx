import { AttorneyForm } from '@/app/(firm)/attorneys/attorney-form';
import { Page } from '@/components/ui/page';
import { getAttorney } from '@/lib/features/attorneys';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orNotFound } from '@/lib/platform/auth/page-guards';
import { changeAttorneyAction } from '../../actions';
import { getFormOptions } from '../../form-options';

type Props = PageProps<'/attorneys/[attorneyId]/edit'>;

/** The form that changes who an attorney is, how much they take and what they know. */
export default async function EditAttorneyPage({ params }: Props) {
  const { attorneyId } = await params;
  const actor = actorOf(await getViewerWith('attorneys.manage'));
  const attorney = await orNotFound(getAttorney(actor, attorneyId));
  const { timeZone } = attorney;
  const options = await getFormOptions(actor, { timeZone, attorneyId });
  return (
    <Page
      title={`Change ${attorney.name}`}
      description="Changes hold for every decision from now on. Cases that they hold stay with them."
      breadcrumbs={[
        { label: 'Attorneys', href: '/attorneys' },
        { label: attorney.name, href: `/attorneys/${attorneyId}` },
      ]}
    >
      <AttorneyForm
        action={changeAttorneyAction}
        attorney={attorney}
        timeZone={timeZone}
        {...options}
      />
    </Page>
  );
}
