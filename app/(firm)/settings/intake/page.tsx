import { Page } from '@/components/ui/page';
import { getIntakeSettings } from '@/lib/features/intake';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { IntakeSettingsForm } from './intake-settings-form';
import { LeadsCard } from './leads-card';
import { PageCard } from './page-card';

/** Whether and how clients come to the firm by themselves. */
export default async function IntakeSettingsPage() {
  const viewer = await getViewerWith('intake.manage');
  const settings = await getIntakeSettings(actorOf(viewer));
  return (
    <Page
      title="Client intake"
      description="New clients tell the firm who they are and what they need, in English or Spanish. What they send becomes a case, or waits for a person."
    >
      <div className="grid gap-4">
        <PageCard slug={settings.slug} isOn={settings.isOn} />
        <IntakeSettingsForm settings={settings} />
        <LeadsCard
          slug={settings.slug}
          leadsKey={settings.leadsKey}
          isOn={settings.isOn}
          timeZone={viewer.timeZone}
        />
      </div>
    </Page>
  );
}
