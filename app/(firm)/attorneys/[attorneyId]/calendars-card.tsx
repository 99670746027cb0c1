import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { plural } from '@/components/ui/format';
import { RelativeTime } from '@/components/ui/time';
import { absenceLabel } from '@/components/attorneys/labels';
import { listSources } from '@/lib/features/calendar';
import type { SourceDto } from '@/lib/features/calendar/dto';
import { actorOf, type Viewer } from '@/lib/platform/auth/load-viewer';
import { now } from '@/lib/platform/clock';
import { AddSourceDialog, RemoveSourceDialog, RestartSource } from './calendar-sources';

/** The calendars on the internet that are read for an attorney's absences. */
export async function CalendarsCard({
  viewer,
  attorney: { id, name },
}: {
  viewer: Viewer;
  attorney: { id: string; name: string };
}) {
  const sources = await listSources(actorOf(viewer), id);
  return (
    <Card
      title="Calendars"
      description="Out-of-office events of a published calendar become absences; what vanishes from it before it begins is withdrawn."
      actions={<AddSourceDialog attorney={{ id, name }} />}
    >
      {sources.length === 0 ? (
        <p className="text-sm text-ink-2">None is read.</p>
      ) : (
        <ul aria-label={`Calendars of ${name}`} className="-my-2 divide-y divide-line">
          {sources.map((source) => (
            <Source key={source.id} source={source} timeZone={viewer.timeZone} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Source({ source, timeZone }: { source: SourceDto; timeZone: string }) {
  const { id, host, kind, state, readAt, failingSince, problem, refused } = source;
  const at = now();
  return (
    <li className="grid gap-1 py-2 text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 flex-1 font-medium break-words">{host}</span>
        <SourceBadge source={source} />
      </div>
      <span className="text-ink-2">
        {absenceLabel(kind)},{' '}
        {readAt ? (
          <>
            read <RelativeTime value={readAt} now={at} timeZone={timeZone} />
          </>
        ) : (
          'not read yet'
        )}
        {refused > 0 ? `; ${plural(refused, 'event')} could not be taken` : null}
      </span>
      {problem && failingSince ? (
        <span className="text-bad">
          {problem} It failed first{' '}
          <RelativeTime value={failingSince} now={at} timeZone={timeZone} />.
          {state === 'stopped' ? ' After a week of this it is left alone.' : null}
        </span>
      ) : null}
      <span className="flex flex-wrap gap-1.5">
        <RestartSource sourceId={id} host={host} stopped={state === 'stopped'} />
        <RemoveSourceDialog sourceId={id} host={host} />
      </span>
    </li>
  );
}

function SourceBadge({ source: { state, failingSince, readAt } }: { source: SourceDto }) {
  if (state === 'stopped') return <Badge tone="bad">Stopped</Badge>;
  if (failingSince) return <Badge tone="warn">Failing</Badge>;
  return readAt ? <Badge tone="good">Read</Badge> : <Badge>Waiting</Badge>;
}
