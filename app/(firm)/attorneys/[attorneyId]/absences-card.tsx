import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/link';
import type { SelectOption } from '@/components/ui/select';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AttorneyDto } from '@/lib/contracts/attorney';
import { AbsenceDialog } from '../absences/absence-dialog';
import { AbsenceItem } from '../absences/absence-item';
import { CalendarFileDialog } from './calendar-file-dialog';

interface AbsencesCardProps {
  attorney: AttorneyDto;
  absences: readonly AbsenceDto[];
  today: string;
  colleagues: readonly SelectOption[];
  mayManage: boolean;
  /** Whether the viewer may confirm covers. */
  mayCover: boolean;
}

/** When an attorney is away: now, to come, and lately. */
export function AbsencesCard(props: AbsencesCardProps) {
  const { attorney, absences, today, colleagues, mayManage, mayCover } = props;
  const { id, name, timeZone } = attorney;
  const dialog = { attorney: { id, name, timeZone }, today, colleagues, mayCover };
  return (
    <Card
      title="Absences"
      actions={
        mayManage ? (
          <>
            <CalendarFileDialog attorney={{ id, name }} />
            <AbsenceDialog {...dialog} />
          </>
        ) : null
      }
      footer={<TextLink href="/attorneys/absences">Everybody’s absences by month</TextLink>}
    >
      {absences.length === 0 ? (
        <p className="text-sm text-ink-2">
          None on record. An absence keeps new cases away for as long as it lasts.
        </p>
      ) : (
        <ul className="-my-2 divide-y divide-line">
          {absences.map((absence) => (
            <AbsenceItem key={absence.id} {...props} absence={absence} />
          ))}
        </ul>
      )}
    </Card>
  );
}
