import { Card } from '@/components/ui/card';
import { RelativeTime, Time } from '@/components/ui/time';
import { listFeeds } from '@/lib/features/calendar';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { MakeFeedDialog, RevokeFeedDialog } from './calendar-dialogs';

/** The private addresses by which a member's calendar programs read what is theirs. */
export async function CalendarCard({ viewer }: { viewer: Viewer }) {
  const feeds = await listFeeds(actorOf(viewer));
  const at = now();
  const { timeZone } = viewer;
  return (
    <Card
      title="Calendar"
      description="Your deadlines, covers and absences in Outlook, Google or Apple Calendar: case numbers and visa types, no client names. Each program gets an address of its own, which you can revoke."
      actions={<MakeFeedDialog />}
    >
      {feeds.length === 0 ? (
        <p className="text-sm text-ink-2">No program reads your calendar.</p>
      ) : (
        <ul aria-label="Your calendar addresses" className="-my-2.5 divide-y divide-line">
          {feeds.map(({ id, name, createdAt, readAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-medium">
                  <bdi>{name}</bdi>
                </p>
                <p className="text-sm text-ink-2">
                  Made <Time value={createdAt} timeZone={timeZone} />,{' '}
                  {readAt ? (
                    <>
                      last read <RelativeTime value={readAt} now={at} timeZone={timeZone} />
                    </>
                  ) : (
                    'not read yet'
                  )}
                </p>
              </div>
              <RevokeFeedDialog feed={{ id, name }} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
