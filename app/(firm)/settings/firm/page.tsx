import { Page } from '@/components/ui/page';
import { getFirmSettings } from '@/lib/features/firms';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { timeZoneOptions } from '../../attorneys/time-zones';
import { textOf } from '../../params';
import { DataCard } from './data-card';
import { FirmForm } from './firm-form';

/** What the firm settles of itself: its name, its clock, what it practises and when it works. */
export default async function FirmSettingsPage({ searchParams }: PageProps<'/settings/firm'>) {
  const viewer = await getViewerWith('firm.manage');
  const { export: asked } = await searchParams;
  const settings = await getFirmSettings(actorOf(viewer));
  return (
    <Page
      title="Firm settings"
      description="They hold from the next decision on. What follows from a change is said before it is saved."
    >
      <div className="grid gap-4">
        <FirmForm settings={settings} timeZones={timeZoneOptions(settings.timeZone)} />
        <DataCard mayExport={!viewer.behindWalls} hasToWait={textOf(asked) === 'wait'} />
      </div>
    </Page>
  );
}
