import { periodLabel } from './calendar-labels';
import { absenceLabel } from '@/components/attorneys/labels';
import { Badge } from '@/components/ui/badge';
import { TextLink } from '@/components/ui/link';
import type { SelectOption } from '@/components/ui/select';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { ChangeAbsenceDialog } from './absence-dialog';
import { CancelAbsence } from './cancel-absence';
import { CoversDialog } from './covers-dialog';

interface AbsenceItemProps {
  absence: AbsenceDto;
  attorney: { id: string; name: string; timeZone: string };
  /** The attorney's day. */
  today: string;
  colleagues: readonly SelectOption[];
  mayManage: boolean;
  /** Whether the viewer may confirm covers. */
  mayCover: boolean;
}

/** One absence: when, why, who covers, and what can still be done about it. */
export function AbsenceItem({ absence, ...props }: AbsenceItemProps) {
  const { startsOn, endsOn, kind, note, cover, status } = absence;
  const isAhead = status === 'current' || status === 'upcoming';
  return (
    <li className="grid gap-1 py-2 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className={isAhead ? 'font-medium' : 'text-ink-2'}>
          {periodLabel(startsOn, endsOn)}
        </span>
        {status === 'current' ? <Badge tone="info">Away now</Badge> : null}
        {status === 'upcoming' ? <Badge>To come</Badge> : null}
      </div>
      <div className="text-ink-2">
        {absenceLabel(kind)}
        {cover ? (
          <>
            {', cover: '}
            <TextLink href={`/attorneys/${cover.id}`}>
              <bdi>{cover.name}</bdi>
            </TextLink>
          </>
        ) : null}
        {note ? <p className="text-ink-3">{note}</p> : null}
      </div>
      {props.mayManage && isAhead ? <Ways {...props} absence={absence} /> : null}
    </li>
  );
}

/** What can still be done about an absence that is not over. */
function Ways({
  absence,
  attorney: { id, name, timeZone },
  today,
  colleagues,
  mayCover,
}: AbsenceItemProps) {
  const days = periodLabel(absence.startsOn, absence.endsOn);
  const attorney = { id, name, timeZone };
  return (
    <div className="flex flex-wrap gap-2">
      <CoversDialog absence={absence} days={days} mayCover={mayCover} />
      <ChangeAbsenceDialog {...{ attorney, absence, days, today, colleagues, mayCover }} />
      <CancelAbsence absence={absence} />
    </div>
  );
}
