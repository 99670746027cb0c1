import { AttorneyForm } from '@/app/(firm)/attorneys/attorney-form';
import { Page } from '@/components/ui/page';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { addAttorneyAction } from '../actions';
import { getFormOptions } from '../form-options';

/** The form that puts someone on the roster. */
export default async function NewAttorneyPage() {
  const viewer = await getViewerWith('attorneys.manage');
  const { timeZone } = viewer;
  const options = await getFormOptions(actorOf(viewer), { timeZone });
  return (
    <Page
      title="Add an attorney"
      description="They start at the back of the line and can get cases as soon as they are saved."
      breadcrumbs={[{ label: 'Attorneys', href: '/attorneys' }]}
    >
      <AttorneyForm action={addAttorneyAction} timeZone={timeZone} {...options} />
    </Page>
  );
}
