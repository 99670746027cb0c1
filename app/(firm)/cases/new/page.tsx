import { Page } from '@/components/ui/page';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { getOpeningDefaults } from '@/lib/features/cases';
import { NewCase } from './new-case';

/** Where a case begins: who it is for and what it is; the rules find the attorney. */
export default async function NewCasePage() {
  const viewer = await getViewerWith('cases.create');
  const defaults = await getOpeningDefaults(actorOf(viewer));
  return (
    <Page
      title="New case"
      description="Saved, it goes to the right attorney at once, with the reasons."
      breadcrumbs={[{ label: 'Cases', href: '/cases' }]}
    >
      <NewCase defaults={defaults} timeZone={viewer.timeZone} />
    </Page>
  );
}
