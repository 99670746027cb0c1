import { absenceLabel } from '@/components/attorneys/words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatDay } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import type { AbsenceDto } from '@/lib/absences';
import type { AttorneyDto } from '@/lib/attorneys';
import type { SelectOption } from '@/components/ui/select';
import { cancelAbsenceAction } from '../actions';
import { AbsenceDialog } from './absence-dialog';

interface AbsencesCardProps {
  attorney: AttorneyDto;
  absences: readonly AbsenceDto[];
  today: string;
  colleagues: readonly SelectOption[];
  mayManage: boolean;
}

/** When an attorney is away: now, to come, and lately. */
export function AbsencesCard({
  attorney,
  absences,
  today,
  colleagues,
  mayManage,
}: AbsencesCardProps) {
  const { id, name, timeZone } = attorney;
  return (
    <Card
      title="Absences"
      actions={
        mayManage ? (
          <AbsenceDialog attorney={{ id, name, timeZone }} today={today} colleagues={colleagues} />
        ) : null
      }
    >
      {absences.length === 0 ? (
        <p className="text-sm text-ink-2">
          None on record. An absence keeps new cases away for as long as it lasts.
        </p>
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {absences.map((absence) => (
            <AbsenceItem key={absence.id} absence={absence} mayManage={mayManage} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AbsenceItem({ absence, mayManage }: { absence: AbsenceDto; mayManage: boolean }) {
  const { startsOn, endsOn, kind, note, cover, status } = absence;
  const isAhead = status === 'current' || status === 'upcoming';
  return (
    <li className="grid gap-1 py-2 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className={isAhead ? 'font-medium' : 'text-ink-2'}>{period(startsOn, endsOn)}</span>
        {status === 'current' ? <Badge tone="info">Away now</Badge> : null}
        {status === 'upcoming' ? <Badge>To come</Badge> : null}
      </div>
      <div className="text-ink-2">
        {absenceLabel(kind)}
        {cover ? (
          <>
            {', covered by '}
            <TextLink href={`/attorneys/${cover.id}`}>{cover.name}</TextLink>
          </>
        ) : null}
        {note ? <p className="text-ink-3">{note}</p> : null}
      </div>
      {mayManage && isAhead ? <CancelDialog absence={absence} /> : null}
    </li>
  );
}

function period(startsOn: string, endsOn: string): string {
  return startsOn === endsOn
    ? formatDay(startsOn)
    : `${formatDay(startsOn)} – ${formatDay(endsOn)}`;
}

function CancelDialog({
  absence: { id, attorneyId, attorney, startsOn, endsOn, status },
}: {
  absence: AbsenceDto;
}) {
  const hasBegun = status === 'current';
  const verb = hasBegun ? 'End now' : 'Withdraw';
  const days = period(startsOn, endsOn);
  return (
    <div>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`${verb}: absence of ${attorney.name}, ${days}`}>
            {verb}
          </Button>
        }
        title={hasBegun ? 'End this absence now?' : 'Withdraw this absence?'}
        description={
          hasBegun
            ? `${attorney.name} counts as back from this moment and may get new cases. The days already away stay on record.`
            : `${attorney.name} counts as present again (${days}) and may get new cases before and during these days.`
        }
        confirmLabel={hasBegun ? 'End absence' : 'Withdraw absence'}
        action={cancelAbsenceAction}
        hidden={{ absenceId: id, attorneyId }}
      />
    </div>
  );
}
