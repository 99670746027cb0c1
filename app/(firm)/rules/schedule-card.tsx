import { ChangeList } from '@/app/(firm)/rules/form/rule-labels';
import { ScheduleControls } from './schedule-controls';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { plural } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { RulesScheduleDto } from '@/lib/contracts/rules';
import { localTimeIn } from '@/lib/shared/time';
import { cancelScheduleAction, changeScheduleAction, publishScheduleAction } from './actions';

interface ScheduleCardProps {
  schedule: RulesScheduleDto;
  timeZone: string;
  mayPublish: boolean;
}

/** Rules that wait for their time, with the ways to change that; or why they did not come. */
export function ScheduleCard({ schedule, timeZone, mayPublish }: ScheduleCardProps) {
  const { status, effectiveAt, changes, note, scheduledAt, scheduledBy } = schedule;
  if (status === 'refused') return <Refused schedule={schedule} timeZone={timeZone} />;
  return (
    <Card title="Scheduled" description="They take effect on their own at the time below.">
      <div className="grid gap-2.5 text-sm">
        <p className="font-medium">
          From <Time value={effectiveAt} timeZone={timeZone} />
        </p>
        <p className="text-ink-2">
          Scheduled <Time value={scheduledAt} timeZone={timeZone} /> by <bdi>{scheduledBy}</bdi>
        </p>
        {note ? <p dir="auto">{note}</p> : null}
        {schedule.isStale ? <Stale schedule={schedule} /> : null}
        <details>
          <summary className="text-ink-2 hover:text-ink">
            {plural(changes.length, 'change')}
          </summary>
          <div className="pt-1.5">
            <ChangeList changes={changes} />
          </div>
        </details>
        {mayPublish ? (
          <ScheduleControls
            schedule={schedule}
            timeZone={timeZone}
            localTime={localTimeIn(new Date(effectiveAt), timeZone)}
            changeAction={changeScheduleAction}
            cancelAction={cancelScheduleAction}
            publishAction={publishScheduleAction}
          />
        ) : null}
      </div>
    </Card>
  );
}

function Stale({ schedule: { baseVersion } }: Pick<ScheduleCardProps, 'schedule'>) {
  return (
    <Alert tone="warn" title="These rules will not take effect">
      They were made from version {baseVersion}, and another version has been published since.
      Cancel them, and make the change again from the rules that are in force.
    </Alert>
  );
}

function Refused({ schedule, timeZone }: Omit<ScheduleCardProps, 'mayPublish'>) {
  const { effectiveAt, scheduledBy, baseVersion } = schedule;
  return (
    <Alert tone="warn" title="Scheduled rules did not take effect">
      <bdi>{scheduledBy}</bdi> had scheduled them for{' '}
      <Time value={effectiveAt} timeZone={timeZone} />, made from version {baseVersion}. Another
      version was published in between, so they were refused and nothing changed.
    </Alert>
  );
}
